namespace Pipeline.Web;

/// <summary>Types of files that are downloaded.</summary>
internal static class ContentTypes
{
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}
