using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Text;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Templates;

/// <summary>Writes the standard workbook (标准报表) for a school to fill in.</summary>
/// <remarks>
/// Spelt part by part and not by ClosedXML: the bytes must be the same from run to run, empty formulas need a stored empty result,
/// and its calls for data validation differ between the versions that this source must compile with.
/// </remarks>
public static class TemplateWriter
{
    public const string Extension = ".xlsx";

    /// <summary>Writes the template of one school and period.</summary>
    /// <param name="output">Where it goes; need not seek.</param>
    /// <param name="forms">The forms, in their order.</param>
    /// <param name="period">The reporting period, prefilled.</param>
    /// <param name="school">Prefilled as text.</param>
    /// <param name="schoolName">Prefilled.</param>
    /// <param name="stages">The school's 学段 as the roster has them, or none; known ones get a row for each grade.</param>
    public static void Write(
        Stream output,
        FormCatalogue forms,
        Period period,
        SchoolCode school,
        string schoolName,
        ImmutableArray<string> stages
    )
    {
        var workbook = new NewWorkbook
        {
            Properties = (
                $"{schoolName} {period.ChineseName} 标准报表",
                $"{forms.Header.Name} {forms.Header.Version}",
                forms.Header.Version
            ),
        };
        var options = new OptionLists(forms);
        workbook.Add(GuideSheet.SheetName, GuideSheet.Write(forms, period, workbook.Styles));
        workbook.Add("封面", CoverSheet.Write(period, school, schoolName, forms.Header, workbook.Styles));
        foreach (var form in forms.Forms)
        {
            var sheet = new FormSheet(form, options, workbook.Styles);
            workbook.Add(form.Sheet, sheet.Write(period, schoolName, Known(form, stages)), titles: FormSheet.TitleRows);
        }
        workbook.Add(OptionLists.SheetName, options.ToSheet(workbook.Styles), isHidden: true);
        workbook.WriteTo(output);
    }

    /// <summary>The roster's stages by the names that the form knows them under.</summary>
    private static IEnumerable<string> Known(FormDefinition form, ImmutableArray<string> stages)
    {
        if (form.StageDimension is not { } column)
        {
            return [];
        }
        return stages
            .Select(stage =>
                column
                    .Values.FirstOrDefault(value =>
                        value.Aliases.Prepend(value.Name).Any(name => Folding.FoldKey(name) == Folding.FoldKey(stage))
                    )
                    ?.Name
            )
            .OfType<string>();
    }
}
