using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>The sums of all forms in one period over the whole, every area and every school.</summary>
internal sealed class PeriodFigures
{
    private readonly AreaTree areas;
    private readonly FormFigures[] forms;

    public PeriodFigures(ImmutableArray<SchoolTally> tallies, AreaTree areas)
    {
        this.areas = areas;
        forms = [.. tallies.Select(tally => new FormFigures(tally))];
    }

    /// <summary>How many schools' figures went in.</summary>
    public int Schools { get; private set; }

    public bool IsEmpty => Schools == 0;

    /// <summary>Adds one school; a school is added at most once.</summary>
    public void Add(School school, IReadOnlyList<DetailRow> rows)
    {
        Schools++;
        var chain = areas.ChainOf(school);
        foreach (var form in forms)
        {
            form.Add(school.Code, chain, rows);
        }
    }

    public ImmutableArray<FormSummary> ToSummaries(Func<SchoolCode, int> placeOfSchool)
    {
        var paths = areas.Paths;
        var order = areas.InOrder().ToList();
        return [.. forms.Select(form => form.ToSummary(order, paths, placeOfSchool))];
    }

    /// <summary>The plain sum of a measure over everything, and what the summary says of it.</summary>
    public Total WholeOf(int form, int measure) => forms[form].Whole(measure);

    /// <summary>The same of one value of a dimension.</summary>
    public Total WholeOf(int form, int measure, int dimension, string value) => forms[form].Whole(measure, dimension, value);

    /// <summary>A query that shows late: the sums of the whole that hold the row are in question.</summary>
    public void MarkQueried(DataRow row)
    {
        foreach (var form in forms.Where(form => form.Id == row.Form.Id))
        {
            form.MarkQueried(row);
        }
    }

    private sealed class FormFigures(SchoolTally tally)
    {
        private readonly AggregateStore whole = new(tally.Space.Measures);
        private readonly Dictionary<int, AggregateStore> byArea = [];
        private readonly List<(SchoolCode School, ImmutableArray<Total> Totals)> bySchool = [];
        private readonly List<(SchoolCode School, int Dimension, int Value)> details = [];
        private readonly List<RunningTotal> detailCells = [];
        private readonly ImmutableArray<int> detailed = FormSummary.DetailedDimensions(tally.Space.Form);

        public string Id => tally.Space.Form.Id;

        public void Add(SchoolCode school, int[] chain, IReadOnlyList<DetailRow> rows)
        {
            tally.Start();
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].Row.Form.Id == tally.Space.Form.Id)
                {
                    tally.Add(rows[i]);
                }
            }
            if (tally.Store.IsEmpty)
            {
                return;
            }
            var dimensions = tally.Space.Dimensions;
            whole.Add(tally.Store, dimensions + 1);
            foreach (var area in chain)
            {
                if (!byArea.TryGetValue(area, out var store))
                {
                    byArea.Add(area, store = new AggregateStore(tally.Space.Measures));
                }
                store.Add(tally.Store, dimensions);
            }
            bySchool.Add((school, Totals(tally.Store.Find(0, 0))));
            foreach (var (axis, value) in tally.Store.Keys.Where(key => detailed.Contains(key.Axis - 1)))
            {
                details.Add((school, axis - 1, value));
                detailCells.AddRange(tally.Store.Find(axis, value));
            }
        }

        /// <summary>Marks the sums of the whole that a row went into.</summary>
        public void MarkQueried(DataRow row)
        {
            var values = tally.Space.Values(row).ToArray();
            MarkQueried(0, 0);
            for (var d = 0; d < values.Length; d++)
            {
                MarkQueried(d + 1, values[d]);
            }
            MarkQueried(values.Length + 1, tally.Space.Combination(values));
        }

        private void MarkQueried(int axis, int value)
        {
            foreach (ref var cell in whole.Find(axis, value))
            {
                cell.MarkQueried();
            }
        }

        public Total Whole(int measure) => whole.Find(0, 0) is { IsEmpty: false } cells ? cells[measure].ToTotal() : default;

        public Total Whole(int measure, int dimension, string value) =>
            tally.Space.FindId(dimension, value) is { } id && whole.Find(dimension + 1, id) is { IsEmpty: false } cells
                ? cells[measure].ToTotal()
                : default;

        public FormSummary ToSummary(List<int> areaOrder, IReadOnlyList<string> paths, Func<SchoolCode, int> placeOfSchool)
        {
            var space = tally.Space;
            var places = space.Places();
            var rows = ImmutableArray.CreateBuilder<AggregateRow>();
            AddDimensions(rows, null, whole, places);
            foreach (var combination in Ordered(whole, space.Dimensions + 1, places))
            {
                rows.Add(
                    new AggregateRow(null, null, Names(space.ValuesOf(combination)), Totals(whole.Find(space.Dimensions + 1, combination)))
                );
            }
            foreach (var area in areaOrder)
            {
                var store = byArea.GetValueOrDefault(area) ?? new AggregateStore(space.Measures);
                rows.Add(new AggregateRow(paths[area], null, Nothing(), Totals(store.Find(0, 0))));
                AddDimensions(rows, paths[area], store, places);
            }
            foreach (var (school, totals) in bySchool.OrderBy(line => placeOfSchool(line.School)))
            {
                rows.Add(new AggregateRow(null, school, Nothing(), totals));
            }
            return new FormSummary(space.Form, bySchool.Count > 0, Totals(whole.Find(0, 0)), rows.ToImmutable())
            {
                SchoolDetails = Details(placeOfSchool, places),
            };
        }

        private IEnumerable<AggregateRow> Details(Func<SchoolCode, int> placeOfSchool, ImmutableArray<int[]> places)
        {
            var order = Enumerable.Range(0, details.Count).ToArray();
            Array.Sort(
                [.. details.Select(line => (placeOfSchool(line.School), line.Dimension, places[line.Dimension][line.Value]))],
                order
            );
            return order.Select(at => new AggregateRow(
                null,
                details[at].School,
                Nothing().SetItem(details[at].Dimension, tally.Space.Name(details[at].Dimension, details[at].Value)),
                Totals(CollectionsMarshal.AsSpan(detailCells).Slice(at * tally.Space.Measures, tally.Space.Measures))
            ));
        }

        private void AddDimensions(
            ImmutableArray<AggregateRow>.Builder rows,
            string? path,
            AggregateStore store,
            ImmutableArray<int[]> places
        )
        {
            for (var d = 0; d < places.Length; d++)
            {
                foreach (
                    var value in store.Keys.Where(key => key.Axis == d + 1).Select(key => key.Value).OrderBy(value => places[d][value])
                )
                {
                    rows.Add(
                        new AggregateRow(path, null, Nothing().SetItem(d, tally.Space.Name(d, value)), Totals(store.Find(d + 1, value)))
                    );
                }
            }
        }

        private List<int> Ordered(AggregateStore store, int axis, ImmutableArray<int[]> places)
        {
            var combinations = store.Keys.Where(key => key.Axis == axis).Select(key => key.Value).ToList();
            combinations.Sort((left, right) => Compare(tally.Space.ValuesOf(left), tally.Space.ValuesOf(right), places));
            return combinations;
        }

        private static int Compare(ReadOnlySpan<int> left, ReadOnlySpan<int> right, ImmutableArray<int[]> places)
        {
            for (var d = 0; d < left.Length; d++)
            {
                var order = places[d][left[d]].CompareTo(places[d][right[d]]);
                if (order != 0)
                {
                    return order;
                }
            }
            return 0;
        }

        private ImmutableArray<string?> Nothing() => ImmutableArray.Create(new string?[tally.Space.Dimensions]);

        private ImmutableArray<string?> Names(ReadOnlySpan<int> values)
        {
            var names = new string?[values.Length];
            for (var d = 0; d < names.Length; d++)
            {
                names[d] = tally.Space.Name(d, values[d]);
            }
            return ImmutableArray.Create(names);
        }

        private ImmutableArray<Total> Totals(ReadOnlySpan<RunningTotal> cells)
        {
            var totals = new Total[tally.Space.Measures];
            for (var m = 0; m < cells.Length; m++)
            {
                totals[m] = cells[m].ToTotal();
            }
            return ImmutableArray.Create(totals);
        }
    }
}
