using System.Collections.Immutable;

namespace Pipeline.Domain.YearlyReport;

/// <summary>What the report says of one form: a heading and sentences, never empty.</summary>
public sealed record ReportSection(string FormId, string Heading, ImmutableArray<string> Sentences);
