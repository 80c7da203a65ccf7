using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>
/// The cross table that a bureau publishes of a form, laid out by the form's definition: what stands in which row and column.
/// </summary>
internal sealed class CrossTable
{
    /// <summary>Of fewer values that some belong to one value of the first dimension alone may be chance.</summary>
    private const int ManyValues = 8;

    private readonly ImmutableArray<CrossSums> cells;
    private readonly bool figuresCountInUnits;
    private readonly Dictionary<(int Group, int Dimension), CrossSums> sums = [];

    public CrossTable(FormFigures figures, IEnumerable<(string Caption, FormFigures Figures)> halves)
    {
        Form = figures.Form;
        figuresCountInUnits = figures.Units is not null;
        Pivot = FormShape.Pivot(Form);
        RowDimensions = [.. RowDimensionsOf(Form, Pivot)];
        var parts = Form.Measures.Any(measure => measure.Nature == MeasureNature.Flow) ? halves.ToList() : [];
        Groups = [.. parts, (parts.Count > 0 ? "全年" : "", figures)];
        PivotValues = Pivot < 0 ? [] : [.. PivotValuesOf()];
        cells = [.. Groups.Select(group => new CrossSums(group.Figures.Combinations, RowDimensions, Pivot))];
        Rows = BuildRows();
        Unreported = [.. UnreportedOf()];
        Columns = [.. Enumerable.Range(0, Groups.Length).SelectMany(ColumnsOf)];
        HalvesAddUp = Groups.Length > 1 && Rows.All(row => row.Keys.Length < RowDimensions.Length || AddsUp(row));
    }

    public FormDefinition Form { get; }

    public int Pivot { get; }

    public ImmutableArray<int> RowDimensions { get; }

    public ImmutableArray<(string Caption, FormFigures Figures)> Groups { get; }

    public ImmutableArray<string> PivotValues { get; }

    public ImmutableArray<CrossRow> Rows { get; }

    public ImmutableArray<CrossColumn> Columns { get; }

    /// <summary>Measures that no school reported, beside others that some did: they get no columns.</summary>
    public ImmutableArray<MeasureColumn> Unreported { get; }

    /// <summary>Every flow of the year is the sum of its halves as they stand here: no school reported the year by itself.</summary>
    public bool HalvesAddUp { get; }

    /// <summary>What the cell shows; the sums over rows are the sums of what stands below.</summary>
    public Total Value(CrossRow row, CrossColumn column)
    {
        var figures = Groups[column.Group].Figures;
        if (
            RowDimensions.Length == 0
            || (row.Keys.Length < RowDimensions.Length && Form.Measures[column.Measure].Nature == MeasureNature.Persons)
        )
        {
            return row.IsTotal ? figures.Summary.Totals[column.Measure] : figures.OfValue(RowDimensions[0], row.Keys[0], column.Measure);
        }
        var total = Detail(row.Keys, column);
        // The whole knows how many schools left a figure blank; of sums only the greatest part of them is known.
        return column.Pivot is not null || row.Keys.Length == RowDimensions.Length
            ? total
            : total with
            {
                Blank = (
                    row.IsTotal ? figures.Summary.Totals[column.Measure] : figures.OfValue(RowDimensions[0], row.Keys[0], column.Measure)
                ).Blank,
            };
    }

    /// <summary>The sum over all rows with this value of a row dimension beyond the first; persons as the summary has them.</summary>
    public Total OfValue(int dimension, string value, CrossColumn column)
    {
        if (Form.Measures[column.Measure].Nature == MeasureNature.Persons)
        {
            return Groups[column.Group].Figures.OfValue(dimension, value, column.Measure);
        }
        if (!sums.TryGetValue((column.Group, dimension), out var byValue))
        {
            sums.Add((column.Group, dimension), byValue = new CrossSums(Groups[column.Group].Figures.Combinations, [dimension], Pivot));
        }
        var total = byValue.Of([value], column.Pivot, column.Measure);
        return column.Pivot is not null
            ? total
            : total with
            {
                Blank = Groups[column.Group].Figures.OfValue(dimension, value, column.Measure).Blank,
            };
    }

    /// <summary>Every school of these figures filled both amounts, so that 执行率 compares like with like.</summary>
    public static bool IsComparable(Total allocated, Total paid) =>
        allocated is { Value: > 0, IsPartial: false } && paid is { Reported: true, IsPartial: false };

    /// <summary>The values of a dimension in the form's order, as the rows have them.</summary>
    public IEnumerable<string> ValuesOf(int dimension) =>
        Groups
            .Reverse()
            .SelectMany(group =>
                group.Figures.ValuesOf(dimension).Concat(group.Figures.Combinations.Select(row => row.Dimensions[dimension]!))
            )
            .Distinct(StringComparer.Ordinal)
            .OrderBy(value => Rank(dimension, value))
            .ToList();

    /// <summary>
    /// A dimension whose values mostly belong to one value of the first (年级 to 学段) needs no table of its own: the few that do not share no
    /// more than their name, as 一年级 of 小学 and of 中等职业教育.
    /// </summary>
    public bool IsNested(int dimension)
    {
        var values = Groups[^1].Figures.Combinations.GroupBy(row => row.Dimensions[dimension], StringComparer.Ordinal).ToList();
        var shared = values.Count(group => group.Select(row => row.Dimensions[0]).Distinct(StringComparer.Ordinal).Count() > 1);
        return shared == 0 || (values.Count >= ManyValues && shared * 4 <= values.Count);
    }

    private static IEnumerable<int> RowDimensionsOf(FormDefinition form, int pivot) =>
        pivot < 0
            ? Enumerable.Range(0, form.Dimensions.Length)
            : Enumerable.Range(0, form.Dimensions.Length).Where(i => i != pivot).Take(2);

    private Total Detail(ImmutableArray<string> keys, CrossColumn column) => cells[column.Group].Of(keys, column.Pivot, column.Measure);

    private IEnumerable<string> PivotValuesOf()
    {
        var declared = Form.Dimensions[Pivot].Values.Select(value => value.Name).ToList();
        return declared.Concat(
            Groups
                .SelectMany(group => group.Figures.Combinations.Select(row => row.Dimensions[Pivot]!))
                .Where(value => !declared.Contains(value))
                .Distinct(StringComparer.Ordinal)
        );
    }

    private ImmutableArray<CrossRow> BuildRows()
    {
        var keys = Groups
            .Reverse()
            .SelectMany(group => group.Figures.Combinations)
            .Select(row => RowDimensions.Select(dimension => row.Dimensions[dimension]!).ToImmutableArray())
            .DistinctBy(row => string.Join('\u001F', row), StringComparer.Ordinal)
            .ToList();
        foreach (var dimension in RowDimensions.Reverse())
        {
            var at = RowDimensions.IndexOf(dimension);
            var ranks = keys.Select(key => key[at])
                .Distinct(StringComparer.Ordinal)
                .ToDictionary(value => value, value => Rank(dimension, value), StringComparer.Ordinal);
            keys = [.. keys.OrderBy(key => ranks[key[at]])];
        }
        var rows = ImmutableArray.CreateBuilder<CrossRow>();
        rows.Add(new CrossRow([], 0));
        foreach (var group in keys.GroupBy(key => key.Length == 0 ? "" : key[0], StringComparer.Ordinal))
        {
            if (RowDimensions.Length > 1)
            {
                rows.Add(new CrossRow([group.Key], group.Count()));
            }
            rows.AddRange(group.Where(key => key.Length > 0).Select(key => new CrossRow(key, 0)));
        }
        rows[0] = rows[0] with { Last = rows.Count - 1 };
        return rows.ToImmutable();
    }

    // Declared values come first in their order, others as the summary has them, blanks last.
    private int Rank(int dimension, string value)
    {
        if (value.Length == 0)
        {
            return int.MaxValue;
        }
        var declared = Form.Dimensions[dimension].Values;
        for (var i = 0; i < declared.Length; i++)
        {
            if (declared[i].Name == value)
            {
                return i;
            }
        }
        return int.MaxValue - 1;
    }

    private IEnumerable<CrossColumn> ColumnsOf(int group)
    {
        if (Pivot >= 0)
        {
            var values = PivotValues.Select(value => new CrossColumn(group, 0, value));
            return figuresCountInUnits ? values : values.Append(new CrossColumn(group, 0, null));
        }
        var columns = Form.Measures.Except(Unreported).Select(measure => new CrossColumn(group, measure.Index, null)).ToList();
        if (
            FormShape.Execution(Form) is { } pair
            && columns.Exists(column => column.Measure == pair.Allocated)
            && columns.FindIndex(column => column.Measure == pair.Paid) is var paid and >= 0
        )
        {
            columns.Insert(paid + 1, new CrossColumn(group, CrossColumn.Rate, null));
        }
        return columns;
    }

    private List<MeasureColumn> UnreportedOf()
    {
        var blank = Form.Measures.Where(measure => !Groups.Any(group => group.Figures.Summary.Totals[measure.Index].Reported)).ToList();
        return blank.Count == Form.Measures.Length ? [] : blank;
    }

    private bool AddsUp(CrossRow row) =>
        Form
            .Measures.Where(measure => measure.Nature == MeasureNature.Flow)
            .All(measure =>
                Enumerable
                    .Range(0, Groups.Length - 1)
                    .Sum(group => Detail(row.Keys, new CrossColumn(group, measure.Index, null)).Value ?? 0)
                == (Detail(row.Keys, new CrossColumn(Groups.Length - 1, measure.Index, null)).Value ?? 0)
            );
}
