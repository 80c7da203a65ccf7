using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Judging;

/// <summary>What a workbook is held against besides itself.</summary>
/// <param name="Forms">The forms that it should hold.</param>
/// <param name="Roster">Null if there is none: any school code will do.</param>
/// <param name="ExpectedPeriod">From the upload's path or <c>--period</c>; null if any will do.</param>
/// <param name="ExpectedSchool">From the upload's path; null if any will do.</param>
public sealed record JudgingContext(
    FormCatalogue Forms,
    Roster? Roster = null,
    Period? ExpectedPeriod = null,
    SchoolCode? ExpectedSchool = null
);
