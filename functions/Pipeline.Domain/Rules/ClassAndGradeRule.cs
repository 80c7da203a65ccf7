using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Rules;

/// <summary>R443: a grade stands there as a whole and by its classes (二年级, 二(1)班), so that its pupils may be counted twice.</summary>
internal sealed class ClassAndGradeRule : FormRule
{
    public override void Check(FormTable table, RuleContext context)
    {
        var values = FormVocabulary.Of(table.Form).Values;
        foreach (var dimension in table.Form.Dimensions.Where(dimension => values[dimension.Index].HoldsGrades))
        {
            var column = table.ColumnOf(dimension);
            foreach (
                var grade in table
                    .Rows.Where(row => row.Data.Dimensions[dimension.Index] is not null)
                    .GroupBy(row => string.Join('\u001f', row.Data.Dimensions), StringComparer.Ordinal)
                    .Where(rows => rows.Skip(1).Any())
            )
            {
                var byClass = grade.ToLookup(row => IsClass(table, row, column));
                if (byClass[true].FirstOrDefault() is { } oneClass && byClass[false].FirstOrDefault() is { } whole)
                {
                    context.Findings.Add(
                        RuleCatalogue.ClassAndGrade,
                        table.Sheet,
                        whole.Data.Row,
                        column,
                        Written(table, whole, column),
                        $"“{whole.Data.Dimensions[dimension.Index]}”填了整个年级,第{oneClass.Data.Row}行又填了它的班级“"
                            + $"{QuantityFindings.Quote(Written(table, oneClass, column))}”,都已计入。",
                        $"请只按{dimension.Name}填,或在整个年级的一行写明“小计”,或在情况说明中说明。"
                    );
                }
            }
        }
    }

    private static bool IsClass(FormTable table, ReadRow row, int column) => GradeWords.NamesClass(Written(table, row, column));

    private static string Written(FormTable table, ReadRow row, int column) =>
        table.Grid.TryGet(row.Data.Row, column, out var cell) && cell.Kind == CellKind.Text ? cell.Text! : "";
}
