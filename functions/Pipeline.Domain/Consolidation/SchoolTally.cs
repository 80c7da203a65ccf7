using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Consolidation;

/// <summary>Adds up one school's rows of one form, and sees where a child would count twice; used for school after school.</summary>
internal sealed class SchoolTally(FormSpace space)
{
    private readonly HashSet<(int Slot, int Measure, int Stage)> persons = [];

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
        var stage = space.Stage < 0 ? 0 : values[space.Stage];
        AddAt(row, Store.Slot(0, 0), stage);
        for (var d = 0; d < values.Length; d++)
        {
            AddAt(row, Store.Slot(d + 1, values[d]), stage);
        }
        if (values.Length > 1)
        {
            AddAt(row, Store.Slot(values.Length + 1, space.Combination(values)), stage);
        }
    }

    private void AddAt(DetailRow row, int slot, int stage)
    {
        var cells = Store.Cells(slot);
        for (var m = 0; m < cells.Length; m++)
        {
            if (!row.Counts(m))
            {
                continue;
            }
            var value = row.Row.Values[m];
            cells[m].Add(value);
            if (value.Value != 0 && space.Form.Measures[m].Nature == MeasureNature.Persons && !persons.Add((slot, m, stage)))
            {
                cells[m].MarkDoubtfulPersons();
            }
        }
    }
}
