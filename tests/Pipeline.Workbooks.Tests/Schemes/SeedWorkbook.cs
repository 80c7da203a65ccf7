using ClosedXML.Excel;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schemes;
using Pipeline.Domain.Schools;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Templates;

namespace Pipeline.Workbooks.Tests.Schemes;

/// <summary>Figures of the source texts entered in 扩展制度's own template, as a school would.</summary>
internal sealed class SeedWorkbook
{
    private readonly Dictionary<(string Sheet, int Row, int Column), SeedFigure> cells = [];

    private SeedWorkbook(Judgement judgement) => Judgement = judgement;

    public Judgement Judgement { get; }

    public static SeedWorkbook Of(string period, IReadOnlyList<SeedFigure> figures)
    {
        var scheme = ShippedSchemes.Extended;
        using var template = new MemoryStream();
        TemplateWriter.Write(template, scheme, Period.Parse(period), SchoolCode.Parse("4501220001"), "某校", []);
        var entered = new Dictionary<(string, int, int), SeedFigure>();
        using var workbook = new XLWorkbook(template);
        foreach (var group in figures.GroupBy(figure => figure.Form))
        {
            Enter(workbook.Worksheet(scheme[group.Key].Sheet), scheme[group.Key], [.. group], entered);
        }
        using var filled = new MemoryStream();
        workbook.SaveAs(filled, new SaveOptions { EvaluateFormulasBeforeSaving = true });
        var judgement = WorkbookJudge.Judge(WorkbookOpener.Open(filled.ToArray(), "报表.xlsx"), "报表.xlsx", new JudgingContext(scheme));
        var made = new SeedWorkbook(judgement);
        foreach (var (key, figure) in entered)
        {
            made.cells[key] = figure;
        }
        return made;
    }

    /// <summary>Where a figure was entered.</summary>
    public (string Sheet, string Cell) PlaceOf(SeedFigure figure)
    {
        var (sheet, row, column) = cells.Single(cell => cell.Value.Id == figure.Id).Key;
        return (sheet, CellAddress.Format(row, column));
    }

    private static void Enter(
        IXLWorksheet sheet,
        FormDefinition form,
        IReadOnlyList<SeedFigure> figures,
        Dictionary<(string, int, int), SeedFigure> entered
    )
    {
        var row = sheet.Cell(4, 1).GetString() == "合计" ? 5 : 4;
        foreach (
            var line in figures.GroupBy(figure =>
                figure.Item
                + string.Join(';', figure.Besides.Where(pair => form.Dimensions.Any(dimension => dimension.Name == pair.Column)))
            )
        )
        {
            sheet
                .Cell(row, ColumnOf(form, form.Dimensions.First(dimension => dimension.Id is "item" or "programme").Name))
                .SetValue(line.First().Item);
            foreach (var figure in line)
            {
                foreach (var (column, text) in figure.Besides)
                {
                    sheet.Cell(row, ColumnOf(form, column)).SetValue(text);
                }
                var at = ColumnOf(form, form.Columns.First(column => column.Id == figure.Measure).Name);
                if (figure.Written.Length > 0)
                {
                    sheet.Cell(row, at).SetValue(figure.Written);
                }
                entered.TryAdd((form.Sheet, row, at), figure);
            }
            row++;
        }
    }

    private static int ColumnOf(FormDefinition form, string name) =>
        form.Columns.Select((column, index) => (column.Name, index)).Single(pair => pair.Name == name).index + 1;
}
