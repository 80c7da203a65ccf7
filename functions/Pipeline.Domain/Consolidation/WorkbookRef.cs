using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>A school's workbook that counts, without its rows.</summary>
internal sealed record WorkbookRef(School School, Period Period, string File, string Version, ImmutableArray<QueryExplanation> Explanations)
{
    public static WorkbookRef Of(Submission submission, SchoolSubmissions school, School listed) =>
        new(listed, submission.Period, submission.File, submission.Version, school.Of(submission.Period)?.Explanations ?? []);

    public SchoolFinding Own(Finding finding) => new(School.Code, School.Name, Period, File, Version, finding);

    /// <summary>A query that only consolidation raises; what the school has explained of it before counts as explained.</summary>
    public SchoolFinding Cross(Finding forBureau, Finding forSchool)
    {
        var explanation = Explanations
            .FirstOrDefault(known =>
                known.Code == forBureau.Code && known.Sheet == (forBureau.Sheet ?? "") && known.Cell == (forBureau.Cell ?? "")
            )
            ?.Explanation;
        return Own(forBureau with { Explanation = explanation }) with { ForSchool = forSchool with { Explanation = explanation } };
    }
}
