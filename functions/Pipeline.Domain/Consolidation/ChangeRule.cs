using System.Globalization;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>Holds a workbook's figures against those of an earlier period and asks where they changed much.</summary>
/// <remarks>
/// A line that stands on one side only counts as zero on the other against the same part of the year before. Against the period before it
/// is left alone, since many programmes are paid in one half of the year. A blank figure is no zero and is never compared.
/// </remarks>
internal sealed class ChangeRule(FormSpace space, CheckDefinition.Change check)
{
    private readonly HashSet<int> by = [.. check.By.Select(id => space.Form.Dimension(id).Index)];

    public IEnumerable<Finding> Compare(
        Period period,
        IReadOnlyList<DetailRow> current,
        Period earlierPeriod,
        IReadOnlyList<DetailRow> earlier
    )
    {
        var now = Grouped(current);
        var before = Grouped(earlier);
        if (now.Count == 0 || before.Count == 0)
        {
            return [];
        }
        var sheet = now.Values.First().Sheet;
        var keys = earlierPeriod == period.YearEarlier ? now.Keys.Union(before.Keys) : now.Keys.Where(before.ContainsKey);
        return keys.SelectMany(key =>
            space
                .Form.Measures.Select(measure =>
                    CompareOne(measure, now.GetValueOrDefault(key), before.GetValueOrDefault(key), earlierPeriod, sheet)
                )
                .OfType<Finding>()
        );
    }

    private Finding? CompareOne(MeasureColumn measure, Group? now, Group? before, Period earlierPeriod, string sheet)
    {
        var m = measure.Index;
        if (now?.Values[m].IsStated != true && before?.Values[m].IsStated != true)
        {
            return null;
        }
        if (ValueOf(now, m) is not { } value || ValueOf(before, m) is not { } earlier)
        {
            return null;
        }
        var difference = Int128.Abs((Int128)value - earlier);
        if (
            difference <= (measure.Kind == QuantityKind.Money ? check.Fen : check.Count)
            || difference * 100 <= (Int128)earlier * check.Percent
        )
        {
            return null;
        }
        var rule = RuleCatalogue.Change;
        var place = now?.Values[m].First ?? now?.FirstFigure;
        var cell = place is { Column: > 0 } found ? CellAddress.Format(found.Row, found.Column) : null;
        return new Finding(
            rule.Code,
            check.Severity ?? rule.Severity,
            sheet,
            cell,
            cell is null ? null : place?.Text,
            Problem(measure, now, value, before, earlier, earlierPeriod),
            check.Note + rule.Remedy
        );
    }

    private static string Problem(MeasureColumn measure, Group? now, long value, Group? before, long earlier, Period earlierPeriod)
    {
        var names = (now ?? before)!.Names;
        var change =
            earlier == 0
                ? ""
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $",{(value > earlier ? "增加" : "减少")}{QuantityFormat.Change(Math.Abs((decimal)value - earlier) / earlier)}"
                );
        return $"{(names.Length == 0 ? "" : names + "的")}{measure.Name}:{earlierPeriod.ChineseName}"
            + $"{Said(measure, before, earlier)},本期{Said(measure, now, value)}{change}。";
    }

    private static string Said(MeasureColumn measure, Group? group, long value) =>
        group is null
            ? "没有填报"
            : "为" + (measure.Kind == QuantityKind.Money ? QuantityFormat.Yuan(value) : QuantityFormat.Count(value)) + measure.Unit;

    /// <summary>Zero where the line is missing; null if the figure was left blank or may not be added.</summary>
    private static long? ValueOf(Group? group, int measure) => group is null ? 0 : group.Values[measure].Sum.ToTotal().Value;

    private Dictionary<int, Group> Grouped(IReadOnlyList<DetailRow> rows)
    {
        var groups = new Dictionary<int, Group>();
        var key = new int[space.Dimensions];
        foreach (var row in rows.Where(row => row.Row.Form.Id == space.Form.Id))
        {
            var values = space.Values(row.Row);
            for (var d = 0; d < key.Length; d++)
            {
                key[d] = by.Contains(d) ? values[d] : -1;
            }
            var id = space.Combination(key);
            if (!groups.TryGetValue(id, out var group))
            {
                var names = row.Row.Dimensions.Where((name, d) => by.Contains(d) && name is not null);
                groups.Add(id, group = new Group(string.Join('、', names), row.Row.Sheet, space.Form));
            }
            group.Add(row);
        }
        return groups;
    }

    private readonly record struct Place(int Row, int Column, string? Text)
    {
        public static Place Of(DataRow row, MeasureValue value, MeasureColumn measure) =>
            new(row.Row, value.Column, value.Text ?? QuantityFormat.Plain(value.Value, measure.Kind));
    }

    /// <summary>
    /// A sum, where its first figure stands, and whether any of it stands in a cell rather than follows from another figure.
    /// </summary>
    private record struct GroupValue(RunningTotal Sum, Place? First, bool IsStated);

    private sealed class Group(string names, string sheet, FormDefinition form)
    {
        private readonly PersonsRule persons = new(form);

        public string Names => names;

        public string Sheet => sheet;

        public GroupValue[] Values { get; } = new GroupValue[form.Measures.Length];

        /// <summary>Any figure of the line: what a derived one is shown at.</summary>
        public Place? FirstFigure { get; private set; }

        public void Add(DetailRow row)
        {
            for (var m = 0; m < Values.Length; m++)
            {
                if (!row.Counts(m))
                {
                    continue;
                }
                var value = row.Row.Values[m];
                ref var target = ref Values[m];
                var sum = target.Sum;
                sum.Add(value);
                if (persons.CountsTwice(0, row.Row, m))
                {
                    sum.MarkDoubtfulPersons();
                }
                var place = value.Column > 0 ? Place.Of(row.Row, value, form.Measures[m]) : (Place?)null;
                FirstFigure ??= place;
                target = new GroupValue(sum, target.First ?? place, target.IsStated || value.State == MeasureState.Reported);
            }
        }
    }
}
