using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>One key figure of 总表 with what it shows on every line.</summary>
internal sealed class OverviewColumn
{
    private readonly FormFigures? earlier;

    private readonly int unitDimension;

    private OverviewColumn(FormFigures figures, FormFigures? earlier, MeasureColumn measure, string? value, ImmutableArray<AreaLine> lines)
    {
        Value = value;
        unitDimension = value is null ? -1 : figures.Units!.Dimension.Index;
        Figures = figures;
        Measure = measure;
        this.earlier = earlier;
        Shown = Sum(lines);
    }

    public FormFigures Figures { get; }

    public MeasureColumn Measure { get; }

    /// <summary>
    /// What stands on every line: a school's own figure; an area's is the sum of its schools' as the formula gives it, or — where the
    /// summary says that it may not be added.
    /// </summary>
    public Total[] Shown { get; }

    /// <summary>The value of the dimension that gives the measure its unit (个人, 集体); null for a measure of one unit.</summary>
    public string? Value { get; }

    public string Caption =>
        Value is null
            ? Measure.Caption()
            : ChineseText.Typeset($"{Figures.Form.Sheet}·{MeasureDisplay.ValueName(Value)}\n({Figures.Units!.UnitOf(Value)})");

    public double Width => Math.Max(Measure.Width(Shown[0]), MeasureDisplay.CaptionWidth(Caption));

    public CellStyle Style(Total total) => Looks.Figure with { Format = Measure.ShownFormat(total) };

    /// <summary>The form's key figures; without those that no school reported, unless none was.</summary>
    public static IEnumerable<OverviewColumn> Of(FormFigures figures, FormSummary? earlier, ImmutableArray<AreaLine> lines)
    {
        var before = earlier is null ? null : new FormFigures(earlier);
        var keys = figures.Form.Measures.Where(measure => measure.Key).ToList();
        var reported = keys.Where(measure =>
                figures.Summary.Totals[measure.Index].Reported || before?.Summary.Totals[measure.Index].Reported == true
            )
            .ToList();
        return (reported.Count > 0 ? reported : keys).SelectMany(measure =>
            ValuesOf(figures, measure).Select(value => new OverviewColumn(figures, before, measure, value, lines))
        );
    }

    public Total Earlier(AreaLine line) => earlier is null ? default : Of(earlier, line);

    private static IEnumerable<string?> ValuesOf(FormFigures figures, MeasureColumn measure)
    {
        if (figures.Units is not { } units || units.Measure != measure)
        {
            return [null];
        }
        var reported = units.Of(figures.Summary).Select(part => part.Value).ToList();
        return [.. units.Dimension.Values.Select(value => value.Name).Concat(reported).Distinct(StringComparer.Ordinal)];
    }

    private Total Of(FormFigures figures, AreaLine line) =>
        Value is null
            ? figures.Of(line) is { Length: > 0 } totals
                ? totals[Measure.Index]
                : default
            : figures.Of(line, unitDimension, Value, Measure.Index);

    /// <summary>Writes the earlier figure (kind 1), the difference (2) or the change in per cent (3).</summary>
    public void WriteComparison(SheetWriter sheet, int kind, Total now, Total before, string nowCell, string beforeCell)
    {
        var style = kind switch
        {
            1 => Style(before).Approximate(before.Approximate),
            2 => Looks.Figure with { Format = CellStyle.Signed(Measure.ShownFormat(new Total(now.Value - before.Value, true, false))) },
            _ => Looks.Figure with { Format = CellStyle.Change },
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
            var own = Of(Figures, lines[i]);
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
