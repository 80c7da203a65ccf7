using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>S127: a column that the form does not have says of counted rows that they are another school's or another period's.</summary>
internal sealed partial class OtherColumnPlaces
{
    private const int LongestLabel = 20;
    private const int LongestValue = 40;

    private readonly FormTable table;
    private readonly Period? cover;
    private readonly string? schoolName;
    private readonly SchoolWords schools;

    private OtherColumnPlaces(FormTable table, Period? cover, string? schoolName)
    {
        (this.table, this.cover, this.schoolName) = (table, cover, schoolName);
        schools = new SchoolWords(schoolName, table.Form);
    }

    public static void Check(FormTable table, Period? cover, string? schoolName, FindingSink findings)
    {
        var places = new OtherColumnPlaces(table, cover, schoolName);
        foreach (
            var other in table.Header.Others.Where(static other =>
                other.Kind == OtherColumnKind.Unknown && other.Label.Length <= LongestLabel
            )
        )
        {
            places.Check(other, findings);
        }
    }

    private void Check(OtherColumn other, FindingSink findings)
    {
        var key = Folding.FoldKey(other.Label);
        var (ofSchool, ofPeriod) = (SchoolLabel().IsMatch(key), PeriodLabel().IsMatch(key));
        if (!ofSchool && !ofPeriod)
        {
            return;
        }
        foreach (var row in table.Rows)
        {
            if (!table.Grid.TryGet(row.Data.Row, other.Column, out var cell) || CellWords.IsBlank(cell))
            {
                continue;
            }
            if ((ofSchool ? SchoolIn(cell) : PeriodIn(cell)) is { } says)
            {
                findings.Add(
                    RuleCatalogue.RowsElsewhere,
                    table.Sheet,
                    cell.Row,
                    cell.Column,
                    CellWords.Display(cell),
                    $"“{QuantityFindings.Quote(other.Label)}”列写的是“{QuantityFindings.Quote(CellWords.Display(cell))}”,{says},这一行暂时也计入了。"
                );
                return;
            }
        }
    }

    private string? SchoolIn(in GridCell cell) =>
        cell.Kind == CellKind.Text && cell.Text!.Length <= LongestValue && schools.IsOther(cell.Text)
            ? $"封面的学校是“{QuantityFindings.Quote(schoolName!)}”"
            : null;

    private string? PeriodIn(in GridCell cell) =>
        cover is { } period && Disagrees(cell, period) ? $"封面的报告期是{period.ChineseName}" : null;

    private static bool Disagrees(in GridCell cell, Period cover)
    {
        if (cell.Kind == CellKind.Number)
        {
            return cell.Number is >= Period.FirstYear and <= Period.LastYear
                && cell.Number == Math.Floor(cell.Number)
                && (int)cell.Number != cover.Year;
        }
        if (cell.Kind != CellKind.Text || cell.Text!.Length > LongestValue)
        {
            return false;
        }
        var key = Folding.FoldKey(cell.Text);
        var year = cover.Year.ToString(CultureInfo.InvariantCulture);
        return (PeriodText.TryRead(key, out var named) || PeriodText.TryRead(year + "年" + key, out named))
            && (named.Year != cover.Year || (!named.IsYear && !cover.IsYear && named.Part != cover.Part));
    }

    [GeneratedRegex("^(所属|所在|填报|报送|上报)?(学校|校|园|单位|幼儿园|校点)(名称|名)?$|^(学校|单位)名称", RegexOptions.CultureInvariant)]
    private static partial Regex SchoolLabel();

    [GeneratedRegex(
        "^(年|年度|年份|时间|期别|期间|学期|学年|报告期|统计期|所属期|所属时期|所属年度|填报期|资金年度|.{0,4}年度)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PeriodLabel();
}
