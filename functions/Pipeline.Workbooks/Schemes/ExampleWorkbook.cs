using ClosedXML.Excel;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Schemes.Examples;
using Pipeline.Workbooks.Templates;

namespace Pipeline.Workbooks.Schemes;

/// <summary>The template of the example school with made-up figures in it, as a school fills it in.</summary>
public static class ExampleWorkbook
{
    private const decimal FenPerYuan = 100m;

    public static byte[] Write(FormCatalogue scheme, Period period)
    {
        var stages = ExampleSchool.StagesOf(scheme);
        using var template = new MemoryStream();
        TemplateWriter.Write(template, scheme, period, ExampleSchool.Code, ExampleSchool.Name, stages);
        var figures = ExampleFigures.Of(scheme, period, form => PrefilledRows.Of(form, stages));
        using var workbook = new XLWorkbook(template);
        foreach (var form in scheme.Forms)
        {
            var sheet = workbook.Worksheet(form.Sheet);
            for (var i = 0; i < figures[form.Id].Length; i++)
            {
                Fill(sheet, FormSheet.FirstEntryRowOf(form) + i, form, figures[form.Id][i]);
            }
        }
        using var filled = new MemoryStream();
        workbook.SaveAs(filled, new SaveOptions { EvaluateFormulasBeforeSaving = true });
        return filled.ToArray();
    }

    private static void Fill(IXLWorksheet sheet, int row, FormDefinition form, ExampleRow figures)
    {
        for (var i = 0; i < form.Columns.Length; i++)
        {
            var cell = sheet.Cell(row, i + 1);
            switch (form.Columns[i])
            {
                case DimensionColumn dimension:
                    cell.SetValue(figures.Dimensions[dimension.Index]);
                    break;
                case MeasureColumn measure when !cell.HasFormula:
                    var value = figures.Measures[measure.Index];
                    cell.SetValue(measure.Kind == QuantityKind.Money ? value / FenPerYuan : value);
                    break;
                case TextColumn text when figures.Texts[text.Index] is { } written:
                    cell.SetValue(written);
                    break;
            }
        }
    }
}
