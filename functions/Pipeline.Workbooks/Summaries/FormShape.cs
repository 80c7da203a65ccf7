using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;

namespace Pipeline.Workbooks.Summaries;

/// <summary>What a form's definition says about how its tables should look, so that no sheet depends on a form's id.</summary>
internal static class FormShape
{
    private const int MostPivotValues = 3;

    /// <summary>
    /// The dimension whose few values stand side by side (个人, 集体): the last short closed one of a form with one measure; -1 for none.
    /// </summary>
    public static int Pivot(FormDefinition form)
    {
        if (form.Measures.Length == 1 && CountedUnits.Of(form) is { } units)
        {
            return units.Dimension.Index;
        }
        if (form.Measures.Length != 1 || form.Measures[0].Nature != MeasureNature.Flow || form.Dimensions.Length < 3)
        {
            return -1;
        }
        for (var i = form.Dimensions.Length - 1; i >= 2; i--)
        {
            if (form.Dimensions[i].Unknown == UnknownValue.Error && form.Dimensions[i].Values.Length is > 0 and <= MostPivotValues)
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>The money allocated (下达) and paid (发放), by their positions; null if the form has no two amounts.</summary>
    public static (int Allocated, int Paid)? Execution(FormDefinition form)
    {
        var money = form.Measures.Where(measure => measure.Kind == QuantityKind.Money).ToList();
        if (money.Count != 2)
        {
            return null;
        }
        var together = form.Checks.OfType<CheckDefinition.Together>().FirstOrDefault();
        var paid = money.FirstOrDefault(measure => measure.Id == together?.Money) ?? money[1];
        return (money.First(measure => measure != paid).Index, paid.Index);
    }

    /// <summary>
    /// The measure that stands for the form in a chart: money paid, else the total of a sum check, else the first key figure.
    /// </summary>
    public static MeasureColumn? Leading(FormDefinition form)
    {
        if (Execution(form) is { } pair)
        {
            return form.Measures[pair.Paid];
        }
        var total = form.Checks.OfType<CheckDefinition.Sum>().FirstOrDefault()?.Total;
        return form.Measures.FirstOrDefault(measure => measure.Id == total)
            ?? form.Measures.LastOrDefault(measure => measure.Kind == QuantityKind.Money)
            ?? form.Measures.FirstOrDefault(measure => measure.Key && measure.Nature != MeasureNature.Persons)
            ?? form.Measures.FirstOrDefault(measure => measure.Nature != MeasureNature.Persons);
    }

    /// <summary>The dimension that a chart compares: of money the first open list (资助项目), else the first.</summary>
    public static int ChartDimension(FormDefinition form)
    {
        var open = form.Measures.Any(measure => measure.Kind == QuantityKind.Money)
            ? form.Dimensions.FirstOrDefault(dimension => !dimension.IsClosed)
            : null;
        return open?.Index ?? (form.Dimensions.Length > 0 ? 0 : -1);
    }

    /// <summary>The columns by which the same row from two schools is known; null if the form has no such check.</summary>
    public static CheckDefinition.SameInOtherSchool? Shared(FormDefinition form) =>
        form.Checks.OfType<CheckDefinition.SameInOtherSchool>().FirstOrDefault();
}
