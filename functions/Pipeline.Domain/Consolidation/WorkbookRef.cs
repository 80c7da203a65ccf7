using System.Collections.Immutable;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>A workbook that counts, without its rows.</summary>
internal sealed record WorkbookRef(Period Period, string File, string Version, ImmutableArray<QueryExplanation> Explanations)
{
    public static WorkbookRef Of(Submission submission, SchoolSubmissions school) => new(submission.Period, submission.File, submission.Version,
        school.Of(submission.Period)?.Explanations ?? []);
}
