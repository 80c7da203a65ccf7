using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>The queries that only show across schools or periods, and how they are worded.</summary>
internal static class CrossFinding
{
    /// <summary>The same award from two schools.</summary>
    public const string SameAward = "X501";

    /// <summary>A figure that changed much against an earlier period.</summary>
    public const string Changed = "X502";

    /// <summary>A finding on a workbook; what the school has explained of it before counts as explained.</summary>
    public static SchoolFinding On(School school, WorkbookRef workbook, Finding forBureau, Finding forSchool)
    {
        var explanation = workbook.Explanations.FirstOrDefault(known =>
            known.Code == forBureau.Code && known.Sheet == forBureau.Sheet && known.Cell == forBureau.Cell)?.Text;
        return new SchoolFinding(school.Code, school.Name, workbook.Period, workbook.File, workbook.Version, forBureau with { Explanation = explanation })
        {
            ForSchool = forSchool with { Explanation = explanation },
        };
    }
}
