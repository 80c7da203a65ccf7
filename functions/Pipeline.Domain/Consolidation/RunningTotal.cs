using Pipeline.Domain.Quantities;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>A sum in the making.</summary>
internal struct RunningTotal
{
    private long sum;
    private bool reported;
    private bool approximate;
    private bool doubtfulPersons;
    private Manner manner;

    /// <summary>The plain sum, also where persons may not be added.</summary>
    public readonly long Sum => sum;

    public void Add(long value, bool isApproximate)
    {
        sum = checked(sum + value);
        reported = true;
        approximate |= isApproximate;
    }

    public void Add(in MeasureValue value)
    {
        Add(value.Value, value.Approximate);
        manner = value.Approximate ? Manners.Join(manner, Manners.Of(value.Text)) : manner;
    }

    public void Add(Total total)
    {
        Add(total.Value ?? 0, total.Approximate);
        doubtfulPersons |= total.IsNotAddable;
        manner = Manners.Join(manner, total.Manner);
    }

    public void Add(in RunningTotal other)
    {
        sum = checked(sum + other.sum);
        reported |= other.reported;
        approximate |= other.approximate;
        doubtfulPersons |= other.doubtfulPersons;
        manner = Manners.Join(manner, other.manner);
    }

    /// <summary>A child may stand in two of the figures: the sum is none.</summary>
    public void MarkDoubtfulPersons() => doubtfulPersons = true;

    public readonly Total ToTotal() => new(reported && !doubtfulPersons ? sum : null, reported, approximate) { Manner = approximate && manner == Manner.None ? Manner.About : manner };
}
