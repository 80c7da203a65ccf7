namespace Pipeline.Domain.Findings;

/// <summary>One problem in a workbook: where, what the school wrote, what is wrong and how to mend it.</summary>
/// <param name="Code">The rule's stable code, see <see cref="RuleCatalogue"/>.</param>
/// <param name="Sheet">The sheet as the file names it; null if the problem is the file's.</param>
/// <param name="Cell">A cell (<c>G7</c>), or a range of one column (<c>G7:G12</c>) where the same problem repeats; null if no cell is to
/// blame.</param>
/// <param name="Text">What the cell holds, as the school wrote it; null if there is no cell.</param>
/// <param name="Problem">Chinese: what was found and what is wrong with it.</param>
/// <param name="Remedy">Chinese: how to mend it.</param>
/// <param name="Explanation">The school's own words (情况说明) for a query; null while it is open.</param>
public sealed record Finding(
    string Code,
    Severity Severity,
    string? Sheet,
    string? Cell,
    string? Text,
    string Problem,
    string Remedy,
    string? Explanation = null
)
{
    /// <summary>Problem and remedy in one: what is shown where there is one line only.</summary>
    public string Message => Problem + Remedy;

    public bool IsExplained => Explanation is not null;
}
