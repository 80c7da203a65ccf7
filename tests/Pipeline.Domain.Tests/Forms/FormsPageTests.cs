using System.Globalization;
using System.Text;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Forms;

/// <summary>FORMS.md: the forms' columns, aliases and values, written from the form documents.</summary>
public sealed class FormsPageTests
{
    [Fact]
    public void IsWhatItsPageSays()
    {
        var page = new StringBuilder(
            """
            # Forms

            What the standard workbook's sheets are called, which columns they have, and what else schools write for them. The tables are written from the documents in
            `Pipeline.Domain/Forms/Documents`; a test holds the two together, and `REWRITE_PAGES=1 dotnet test tests/Pipeline.Domain.Tests` writes the page anew.

            ## How to add a form

            1. Put a JSON document beside the others in `Pipeline.Domain/Forms/Documents`; forms stand in the order of their file names. No code is needed: reader, rules
               and consolidation take the form from the document.
            2. `id` (English, small letter first), `sheet`, `sheetAliases`, `title`, `unitLine`, `required`, `guide`, `columns`, `checks`. A form that is not `required` may be
               absent from a workbook.
            3. A column has a `role`: `dimension` (with `values` or a `valueList` from `value-lists.json`, and `unknown`: `accept`, `notice` or `error`), `measure` (with `unit`,
               `counters` and `nature`: `flow` adds over everything, `stock` takes the latest half, `persons` adds only where no child is counted twice), `text` or `date`.
               `required` is `column` or `cell`.
               The dimension that says which children are meant is marked `tellsPersonsApart`; a value with `prefillFor` is named in the templates of schools of that 学段.
            4. Checks are chosen by `kind`: `sum`, `atMost`, `unique`, `together`, `perHead`, `atMostOfForm`, `counterOfValue`, `change`, `sameInOtherSchool`, `statedRate`;
               `severity` and `note` change how grave a finding is and add to what it says. `sentences` say what the report writes of the form.
            5. A document that cannot be used is refused at the start with its file, the field and what is expected there. `FourthFormTests` adds a form this way from end to end.

            ## How to add a rule

            1. Give it a code that was never used, a severity and a title in `RuleCatalogue`, and list it in `All`.
            2. Write one small stateless class deriving from `FormRule`, and list it in `FormRule.All`. What it looks at comes from a check in the form's document: add the
               kind to `CheckDefinition`, `CheckDocumentReader` and `CheckValidation`.
            3. Test it at its bound, a step to either side, blank, and where it points; then write RULES.md anew.


            """.ReplaceLineEndings("\n")
        );
        foreach (var form in FormCatalogue.Standard.Forms)
        {
            WriteForm(page, form);
        }
        Page.Hold("functions/FORMS.md", page.ToString().TrimEnd('\n') + "\n");
    }

    private static void WriteForm(StringBuilder page, FormDefinition form)
    {
        page.Append(CultureInfo.InvariantCulture, $"## {form.Sheet} (`{form.Id}`)\n\n");
        page.Append(
            CultureInfo.InvariantCulture,
            $"Also called {string.Join("、", form.SheetAliases)}. {(form.Required ? "Every workbook must have it." : "A workbook may lack it.")} {form.UnitLine}.\n\n"
        );
        page.Append("| column | id | kind | also seen as | required | blank means |\n|---|---|---|---|---|---|\n");
        foreach (var column in form.Columns)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {column.Name} | `{column.Id}` | {Kind(column)} | {Aliases(column)} | {(column.CellRequired ? "cell" : column.ColumnRequired ? "column" : "")} | {Blank(form, column)} |\n"
            );
        }
        foreach (var dimension in form.Dimensions.Where(dimension => !dimension.Values.IsEmpty))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"\nValues of {dimension.Name} ({(dimension.Unknown switch { UnknownValue.Error => "closed: another is an error", UnknownValue.Notice => "open: another is told", _ => "open" })}):\n\n"
            );
            foreach (var value in dimension.Values)
            {
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"- {value.Name}{(value.Aliases.IsEmpty ? "" : " ← " + string.Join("、", value.Aliases))}{(value.DoubtfulAliases.IsEmpty ? "" : "; with a query " + string.Join("、", value.DoubtfulAliases))}\n"
                );
            }
        }
        page.Append('\n');
    }

    private static string Kind(ColumnDefinition column) =>
        column switch
        {
            DimensionColumn => "dimension",
            MeasureColumn measure =>
                $"measure, {measure.Unit}, {measure.Nature switch { MeasureNature.Flow => "flow", MeasureNature.Stock => "stock", _ => "persons" }}",
            { Role: ColumnRole.Date } => "date",
            _ => column is TextColumn { Stored: true } ? "text" : "text, not stored",
        };

    private static string Aliases(ColumnDefinition column) =>
        string.Join("、", column.Aliases.Concat(column.ValueAliases.Select(alias => alias + " (by its values)")));

    private static string Blank(FormDefinition form, ColumnDefinition column) =>
        column switch
        {
            DimensionColumn { WhenBlank: { } value } => value,
            MeasureColumn { WhenBlankSameAs: { } other } => form.Measure(other).Name,
            MeasureColumn { WhenBlankValue: { } value } => value.ToString(CultureInfo.InvariantCulture),
            _ => "",
        };
}
