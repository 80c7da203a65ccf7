namespace Pipeline.Workbooks.Tests.Building;

/// <summary>Whole files that tests read; see TestData/Reading/NOTICE.md.</summary>
internal static class Samples
{
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "TestData", "Reading", name));
}
