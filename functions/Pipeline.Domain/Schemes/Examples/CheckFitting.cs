using System.Collections.Immutable;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Schemes.Examples;

/// <summary>
/// Changes made-up figures so that a form's checks hold, one pass at a time: a figure that one check moved may break another.
/// </summary>
internal sealed class CheckFitting(
    FormCatalogue scheme,
    FormDefinition form,
    IReadOnlyDictionary<string, ImmutableArray<ExampleRow>> earlier
)
{
    private const long UsualPerHead = 500_00;

    private bool changed;

    /// <summary>Whether anything had to be changed.</summary>
    public bool Fit(ImmutableArray<ImmutableArray<string>> keys, List<long[]> measures)
    {
        changed = false;
        for (var row = 0; row < measures.Count; row++)
        {
            foreach (var check in form.Checks)
            {
                Fit(check, keys[row], measures[row]);
            }
        }
        return changed;
    }

    private void Fit(CheckDefinition check, ImmutableArray<string> key, long[] values)
    {
        switch (check)
        {
            case CheckDefinition.Sum sum:
                Set(values, sum.Total, sum.Parts.Sum(part => values[At(part)]));
                break;
            case CheckDefinition.AtMost most:
                for (var i = 0; i < most.Parts.Length; i++)
                {
                    Set(
                        values,
                        most.Parts[i],
                        values[At(most.Parts[i])] > values[At(most.Whole)] ? values[At(most.Whole)] / (i + 2) : values[At(most.Parts[i])]
                    );
                }
                break;
            case CheckDefinition.AtLeast least:
                Set(values, least.Measure, Math.Max(values[At(least.Measure)], values[At(least.Least)]));
                break;
            case CheckDefinition.AtMostOfForm other:
                Set(values, other.Measure, Math.Min(values[At(other.Measure)], WholeOf(other, key) / 2));
                break;
            case CheckDefinition.Together together:
                Set(
                    values,
                    together.Money,
                    values[At(together.People)] == 0 ? 0 : Math.Max(values[At(together.Money)], values[At(together.People)] * UsualPerHead)
                );
                break;
            case CheckDefinition.PerHead perHead:
                FitPerHead(perHead, values);
                break;
            case CheckDefinition.Slip slip
                when values[At(slip.Beside)] is > 0 and var beside
                    && values[At(slip.Money)] is var money
                    && (money > 8 * beside || beside > 8 * money):
                Set(values, slip.Money, beside);
                break;
        }
    }

    private void FitPerHead(CheckDefinition.PerHead check, long[] values)
    {
        var people = values[At(check.People)];
        var money = values[At(check.Money)];
        if (money < check.LeastFen * people || money > check.MostFen * people)
        {
            Set(values, check.Money, people * Math.Clamp(UsualPerHead, check.LeastFen, check.MostFen));
        }
    }

    /// <summary>The other form's sum over the row's value of the dimension.</summary>
    private long WholeOf(CheckDefinition.AtMostOfForm check, ImmutableArray<string> key)
    {
        var other = scheme[check.Form];
        var (dimension, measure) = (other.Dimension(check.Dimension).Index, other.Measure(check.OtherMeasure).Index);
        return earlier[check.Form]
            .Where(row => row.Dimensions[dimension] == key[form.Dimension(check.Dimension).Index])
            .Sum(row => row.Measures[measure]);
    }

    private int At(string measure) => form.Measure(measure).Index;

    private void Set(long[] values, string measure, long value)
    {
        changed |= values[At(measure)] != value;
        values[At(measure)] = value;
    }
}
