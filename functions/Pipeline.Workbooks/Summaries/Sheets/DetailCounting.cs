using Pipeline.Domain.Consolidation;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>Says whether a figure of a row goes into the summary's totals.</summary>
internal static class DetailCounting
{
    public static bool Counts(DetailRow detail, int measure) => true;
}
