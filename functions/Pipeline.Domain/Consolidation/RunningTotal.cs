using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>A sum in the making.</summary>
internal struct RunningTotal
{
    private long sum;
    private int blank;
    private bool reported;
    private bool approximate;
    private bool queried;
    private bool doubtfulPersons;
    private Manner manner;

    /// <summary>The plain sum, also where persons may not be added.</summary>
    public readonly long Sum => sum;

    public void Add(in MeasureValue figure)
    {
        sum = checked(sum + figure.Value);
        reported = true;
        approximate |= figure.Approximate;
        manner = figure.Approximate ? Manners.Join(manner, Manners.Of(figure.Text)) : manner;
    }

    public void Add(Total total)
    {
        sum = checked(sum + (total.Value ?? 0));
        blank += total.Blank;
        reported |= total.Reported;
        approximate |= total.Approximate;
        queried |= total.Queried;
        doubtfulPersons |= total.IsNotAddable;
        manner = Manners.Join(manner, total.Manner);
    }

    /// <summary>Adds the sum of another scope, with the schools that left figures blank in it.</summary>
    public void Add(in RunningTotal other)
    {
        sum = checked(sum + other.sum);
        blank += other.blank;
        reported |= other.reported;
        approximate |= other.approximate;
        queried |= other.queried;
        doubtfulPersons |= other.doubtfulPersons;
        manner = Manners.Join(manner, other.manner);
    }

    /// <summary>A child may stand in two of the figures: there is no total.</summary>
    public void MarkDoubtfulPersons() => doubtfulPersons = true;

    /// <summary>The school whose sum this is left the figure blank in a row.</summary>
    public void MarkBlank() => blank = 1;

    /// <summary>A figure in it has an open query.</summary>
    public void MarkQueried() => queried = true;

    public readonly Total ToTotal() =>
        new(reported && !doubtfulPersons ? sum : null, reported, approximate)
        {
            Blank = reported ? blank : 0,
            Queried = queried,
            Manner = approximate && manner == Manner.None ? Manner.About : manner,
        };
}
