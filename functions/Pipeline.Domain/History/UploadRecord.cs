using System.Collections.Immutable;

namespace Pipeline.Domain.History;

/// <summary>One upload in a school's history: a fact that is written once and never changed.</summary>
/// <param name="Version">Names the upload for ever, see <see cref="UploadVersion"/>.</param>
/// <param name="Path">The blob's name in the container of uploads.</param>
/// <param name="FigureSet">The set of figures and findings that belongs to it; empty where it was never judged.</param>
/// <param name="SchoolName">As the roster or the workbook has it; empty where neither says.</param>
/// <param name="Errors">Numbers of findings, here and in the next three.</param>
public sealed record UploadRecord(string Version, string Path, string ETag, DateTimeOffset UploadedAt, int Rank, long Length,
    UploadOutcome Outcome, string FigureSet, string SchoolName, int Errors, int OpenQueries, int ExplainedQueries, int Notices,
    ImmutableArray<ReportedTotal> Totals)
{
    public UploadOrder Order => new(UploadedAt, Path, Rank, Version);

    public string FileName => UploadAddress.Parse(Path).FileName;

    public bool IsAcceptable => Outcome is UploadOutcome.Accepted or UploadOutcome.AcceptedWithQueries;
}
