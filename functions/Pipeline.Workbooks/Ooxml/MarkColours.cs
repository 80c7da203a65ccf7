using Pipeline.Domain.Findings;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>
/// The fill colours of the marks; not among those that programs offer, so that a mark is known again when the file comes back.
/// </summary>
internal static class MarkColours
{
    public const string ErrorColour = "FFFFB9B7";
    public const string QueryColour = "FFFFDE9B";
    public const string NoticeColour = "FFCFE6FA";

    public static string Colour(this Severity severity) =>
        severity switch
        {
            Severity.Error => ErrorColour,
            Severity.Query => QueryColour,
            _ => NoticeColour,
        };

    public static bool IsMark(string? colour) =>
        colour is not null && (Same(colour, ErrorColour) || Same(colour, QueryColour) || Same(colour, NoticeColour));

    private static bool Same(string colour, string mark) => colour.Equals(mark, StringComparison.OrdinalIgnoreCase);
}
