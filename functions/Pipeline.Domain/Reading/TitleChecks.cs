using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>What stands above a table, held against the cover: another period, another school.</summary>
internal static class TitleChecks
{
    private const int LongestTitle = 200;

    public static void Check(FormTable table, Period? cover, string? schoolName, FindingSink findings)
    {
        var sheet = table.Grid;
        var schools = new SchoolWords(schoolName, table.Form);
        for (var index = 0; index < sheet.RowCount && sheet.RowNumberAt(index) < table.Header.FirstRow; index++)
        {
            foreach (ref readonly var cell in sheet.RowAt(index))
            {
                if (cell.Kind != CellKind.Text || cell.Text!.Length > LongestTitle)
                {
                    continue;
                }
                if (cover is { } period)
                {
                    CheckPeriod(table, cell, period, schoolName, findings);
                }
                if (schools.FindOther(cell.Text) is { } other)
                {
                    findings.Add(
                        RuleCatalogue.AnotherSchool,
                        table.Sheet,
                        cell.Row,
                        cell.Column,
                        cell.Text,
                        $"表上方写的是“{QuantityFindings.Quote(other)}”,封面的学校是“{QuantityFindings.Quote(schoolName!)}”。"
                    );
                }
            }
        }
    }

    /// <summary>Titles that name another period than the cover; a year within the school's own name is none.</summary>
    private static void CheckPeriod(FormTable table, in GridCell cell, Period period, string? schoolName, FindingSink findings)
    {
        if (PeriodsOf(cell.Text!, schoolName) is { Count: > 0 } named && named.All(title => Disagrees(title, period)))
        {
            findings.Add(
                RuleCatalogue.TitlePeriod,
                table.Sheet,
                cell.Row,
                cell.Column,
                cell.Text,
                $"标题写的是{named[0].ChineseName},封面的报告期是{period.ChineseName}。"
            );
        }
    }

    private static IReadOnlyList<Period> PeriodsOf(string title, string? schoolName)
    {
        if (!title.AsSpan().ContainsAnyInRange('0', '9') && !title.AsSpan().ContainsAnyInRange('０', '９'))
        {
            return [];
        }
        var key = Folding.FoldKey(title);
        var school = Folding.FoldKey(schoolName);
        return PeriodText.FindAll(school.Length > 0 ? key.Replace(school, "", StringComparison.Ordinal) : key);
    }

    private static bool Disagrees(Period title, Period cover) => title.Year != cover.Year || (!title.IsYear && title.Part != cover.Part);
}
