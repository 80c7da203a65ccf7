using Pipeline.Domain.Consolidation.Results;

namespace Pipeline.Domain.Consolidation;

/// <summary>Adds up one school's rows of one form, and sees where a child would count twice; used for school after school.</summary>
internal sealed class SchoolTally(FormSpace space)
{
    private readonly PersonsRule persons = new(space.Form);

    /// <summary>The school's sums.</summary>
    public AggregateStore Store { get; } = new(space.Measures);

    public FormSpace Space => space;

    public void Start()
    {
        Store.Clear();
        persons.Clear();
    }

    public void Add(DetailRow row)
    {
        var values = space.Values(row.Row);
        AddAt(row, Store.Slot(0, 0));
        for (var d = 0; d < values.Length; d++)
        {
            AddAt(row, Store.Slot(d + 1, values[d]));
        }
        if (values.Length > 1)
        {
            AddAt(row, Store.Slot(values.Length + 1, space.Combination(values)));
        }
    }

    private void AddAt(DetailRow row, int slot)
    {
        var cells = Store.Cells(slot);
        for (var m = 0; m < cells.Length; m++)
        {
            if (!row.Counts(m))
            {
                if (row.IsBlank(m))
                {
                    cells[m].MarkBlank();
                }
                continue;
            }
            cells[m].Add(row.Row.Values[m]);
            if (persons.CountsTwice(slot, row.Row, m))
            {
                cells[m].MarkDoubtfulPersons();
            }
            if (row.IsQueried(m))
            {
                cells[m].MarkQueried();
            }
        }
    }
}
