using System.Collections.Immutable;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Forms;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>One key figure of 总表 with what it shows on every line.</summary>
internal sealed class OverviewColumn
{
    private readonly FormFigures? earlier;

    private OverviewColumn(FormFigures figures, FormFigures? earlier, MeasureColumn measure, ImmutableArray<AreaLine> lines)
    {
        Figures = figures;
        Measure = measure;
        this.earlier = earlier;
        Shown = Sum(lines);
        Style = Looks.Figure with { Format = measure.ShownFormat(figures) };
    }

    public FormFigures Figures { get; }

    public MeasureColumn Measure { get; }

    /// <summary>What stands on every line: a school's own figure; an area's is the sum of its schools' as the formula gives it, or — where the summary says that it may not be added.</summary>
    public Total[] Shown { get; }

    public CellStyle Style { get; }

    public double Width => Math.Max(Measure.Width(Shown[0], Figures.Decimals), MeasureDisplay.CaptionWidth(Measure.Caption()));

    /// <summary>The form's key figures; without those that no school reported, unless none was.</summary>
    public static IEnumerable<OverviewColumn> Of(FormFigures figures, FormSummary? earlier, ImmutableArray<AreaLine> lines)
    {
        var before = earlier is null ? null : new FormFigures(earlier);
        var keys = figures.Form.Measures.Where(measure => measure.Key).ToList();
        var reported = keys.Where(measure => figures.Summary.Totals[measure.Index].Reported || before?.Summary.Totals[measure.Index].Reported == true).ToList();
        return (reported.Count > 0 ? reported : keys).Select(measure => new OverviewColumn(figures, before, measure, lines));
    }

    public Total Earlier(AreaLine line) => earlier?.Of(line) is { Length: > 0 } totals ? totals[Measure.Index] : default;

    /// <summary>Writes the earlier figure (kind 1), the difference (2) or the change in per cent (3).</summary>
    public void WriteComparison(SheetWriter sheet, int kind, Total now, Total before, string nowCell, string beforeCell)
    {
        var style = kind switch
        {
            1 => Style.Approximate(before.Approximate),
            2 => Style with { Format = CellStyle.Signed(Style.Format) },
            _ => Style with { Format = CellStyle.Change },
        };
        if (kind == 1 && before.Value is { } value)
        {
            sheet.Number(value, Measure.ShownScale(), style);
        }
        else if (now.Value is not { } current || before.Value is not { } past || (kind == 3 && past == 0))
        {
            sheet.Text(now.IsNotAddable || before.IsNotAddable ? MeasureDisplay.NotAddable : "", style);
        }
        else if (kind == 2)
        {
            sheet.Formula($"{nowCell}-{beforeCell}", current - past, Measure.ShownScale(), style);
        }
        else
        {
            sheet.Formula($"{nowCell}/{beforeCell}-1", (double)current / past - 1, style);
        }
    }

    private Total[] Sum(ImmutableArray<AreaLine> lines)
    {
        var shown = new Total[lines.Length];
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            var own = Figures.Of(lines[i]) is { Length: > 0 } totals ? totals[Measure.Index] : default;
            if (lines[i].IsSchool || lines[i].Last == i || own.Value is null)
            {
                shown[i] = own;
                continue;
            }
            long sum = 0;
            for (var school = i + 1; school <= lines[i].Last; school++)
            {
                sum = checked(sum + (lines[school].IsSchool ? shown[school].Value ?? 0 : 0));
            }
            shown[i] = own with { Value = sum };
        }
        return shown;
    }
}
