using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Rules;

/// <summary>
/// R404, R405, R425: the same combination of dimensions stands once, and where it may stand again, not with the same figures; classes of
/// one grade (一年级(1)班, 一年级(2)班) are rows of their own.
/// </summary>
internal sealed class UniqueRule : FormRule
{
    private const int FewestThatSaySo = 3;

    public override void Check(FormTable table, RuleContext context)
    {
        foreach (var check in Checks<CheckDefinition.Unique>(table))
        {
            var dimensions = check.Dimensions.Select(table.Form.Dimension).ToArray();
            var firstRows = new Dictionary<string, ReadRow>(table.Rows.Count, StringComparer.Ordinal);
            var classes = new HashSet<(string Key, string Class)>();
            var values = new string[dimensions.Length];
            foreach (var row in table.Rows)
            {
                if (
                    TryRead(row, dimensions, values)
                    && string.Join('\u001f', values) is var key
                    && !firstRows.TryAdd(key, row)
                    && !IsAnotherClass(table, dimensions[^1], key, firstRows[key], row, classes)
                )
                {
                    Report(table, context, check, dimensions, row, firstRows[key]);
                }
            }
        }
    }

    /// <summary>Both rows name classes of the grade, and this one's was not named before.</summary>
    private static bool IsAnotherClass(
        FormTable table,
        DimensionColumn dimension,
        string key,
        ReadRow first,
        ReadRow row,
        HashSet<(string Key, string Class)> classes
    )
    {
        var (one, other) = (Written(table, first, dimension), Written(table, row, dimension));
        if (
            !FormVocabulary.Of(table.Form).Values[dimension.Index].HoldsGrades
            || !GradeWords.NamesClass(one)
            || !GradeWords.NamesClass(other)
        )
        {
            return false;
        }
        classes.Add((key, one));
        return classes.Add((key, other));
    }

    /// <summary>The row's values of the dimensions; false if one is blank.</summary>
    private static bool TryRead(ReadRow row, DimensionColumn[] dimensions, string[] values)
    {
        for (var i = 0; i < dimensions.Length; i++)
        {
            if (row.Data.Dimensions[dimensions[i].Index] is not { } value)
            {
                return false;
            }
            values[i] = value;
        }
        return true;
    }

    private static void Report(
        FormTable table,
        RuleContext context,
        CheckDefinition.Unique check,
        DimensionColumn[] dimensions,
        ReadRow row,
        ReadRow first
    )
    {
        var last = dimensions[^1];
        var values = string.Join("、", dimensions.Select(dimension => row.Data.Dimensions[dimension.Index]));
        var isTwice = !check.IsError && HoldSameFigures(row, first);
        var rule =
            isTwice ? RuleCatalogue.RowTwice
            : check.IsError
                ? RuleCatalogue.DuplicateRow with
                {
                    Remedy = $"请合并成一行;不是同一项的,请改正{ChineseList.Or(dimensions.Select(dimension => dimension.Name))}。",
                }
            : RuleCatalogue.RepeatedRow;
        context.Findings.Add(
            As(rule, check),
            table.Sheet,
            row.Data.Row,
            Math.Max(1, table.ColumnOf(last)),
            Written(table, row, last),
            isTwice
                ? $"“{values}”的各数与第{first.Data.Row}行完全相同,像是填了两遍,暂时都计入了。"
                : $"“{values}”与第{first.Data.Row}行重复。"
        );
    }

    /// <summary>Every figure is the same, and three of them are different and not zero: rows of few figures may well be alike.</summary>
    private static bool HoldSameFigures(ReadRow row, ReadRow first)
    {
        var figures = new HashSet<long>();
        for (var m = 0; m < row.Data.Values.Length; m++)
        {
            if (row.Data.Values[m].Value != first.Data.Values[m].Value)
            {
                return false;
            }
            if (row.Data.Values[m].Value != 0)
            {
                figures.Add(row.Data.Values[m].Value);
            }
        }
        return figures.Count >= FewestThatSaySo;
    }

    /// <summary>What the school wrote for the row's value.</summary>
    private static string Written(FormTable table, ReadRow row, DimensionColumn dimension) =>
        table.WrittenAt(row.Data.Row, Math.Max(1, table.ColumnOf(dimension)), row.Data.Dimensions[dimension.Index]) ?? "";
}
