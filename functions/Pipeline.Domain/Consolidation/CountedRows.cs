using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>The rows of one school that make up its figures of a period, from the workbooks that count.</summary>
/// <param name="Sources">The workbooks, in the order of their periods.</param>
internal sealed record CountedRows(ImmutableArray<Submission> Sources, List<DetailRow> Rows)
{
    public static CountedRows None { get; } = new([], []);

    public bool IsNone => Sources.IsEmpty;

    /// <summary>Marks the figures of a workbook that its open queries ask about.</summary>
    public void Mark(Submission source, OpenQueries queries)
    {
        if (queries.IsEmpty)
        {
            return;
        }
        for (var i = 0; i < Rows.Count; i++)
        {
            if (ReferenceEquals(Rows[i].Source, source))
            {
                Rows[i] = queries.Mark(Rows[i]);
            }
        }
    }

    /// <summary>A half takes its own workbook alone; a year its annual workbook, else its halves.</summary>
    public static CountedRows Of(School school, Period period, Func<Period, Submission?> counting, ImmutableArray<FormSpace> forms)
    {
        var own = counting(period);
        if (own is not null || !period.IsYear || period.Year < Period.FirstYear)
        {
            return Of(school, own);
        }
        var first = counting(Period.FirstHalfOf(period.Year));
        var second = counting(Period.SecondHalfOf(period.Year));
        return first is not null && second is not null
            ? new CountedRows([first, second], Combine(school, first, second, forms))
            : Of(school, first ?? second);
    }

    private static CountedRows Of(School school, Submission? workbook) =>
        workbook is null ? None : new CountedRows([workbook], [.. workbook.Rows.Select(row => new DetailRow(school, workbook, row))]);

    /// <summary>
    /// Flow counts in both halves, stock in the later half with any row of the form, a figure of persons in the later half that reports it
    /// for the same combination of dimensions and is not zero: a year never says 0 people beside money.
    /// </summary>
    private static List<DetailRow> Combine(School school, Submission first, Submission second, ImmutableArray<FormSpace> forms)
    {
        var rows = new List<DetailRow>(first.Rows.Length + second.Rows.Length);
        foreach (var space in forms)
        {
            var later = second.Rows.Where(row => row.Form.Id == space.Form.Id).ToList();
            var superseded = Superseded(space, later);
            foreach (var row in first.Rows.Where(row => row.Form.Id == space.Form.Id))
            {
                var counting = Counting(space, row, later.Count > 0, superseded);
                if (counting.IsDefault || HasAny(row, counting))
                {
                    rows.Add(new DetailRow(school, first, row, counting));
                }
            }
            rows.AddRange(later.Select(row => new DetailRow(school, second, row)));
        }
        return rows;
    }

    private static HashSet<(int Measure, int Combination)> Superseded(FormSpace space, List<DataRow> later)
    {
        var superseded = new HashSet<(int, int)>();
        foreach (var measure in space.Form.Measures.Where(measure => measure.Nature == MeasureNature.Persons))
        {
            foreach (var row in later.Where(row => row.Values[measure.Index] is { HasValue: true, Value: not 0 }))
            {
                superseded.Add((measure.Index, space.Combination(space.Values(row))));
            }
        }
        return superseded;
    }

    private static ImmutableArray<bool> Counting(FormSpace space, DataRow row, bool reportedLater, HashSet<(int, int)> superseded)
    {
        var combination = superseded.Count == 0 ? -1 : space.Combination(space.Values(row));
        var counting = new bool[space.Measures];
        var all = true;
        for (var m = 0; m < counting.Length; m++)
        {
            counting[m] = space.Form.Measures[m].Nature switch
            {
                MeasureNature.Stock => !reportedLater,
                MeasureNature.Persons => combination < 0 || !superseded.Contains((m, combination)),
                _ => true,
            };
            all &= counting[m];
        }
        return all ? default : ImmutableArray.Create(counting);
    }

    private static bool HasAny(DataRow row, ImmutableArray<bool> counting)
    {
        for (var m = 0; m < counting.Length; m++)
        {
            if (counting[m] && row.Values[m].HasValue)
            {
                return true;
            }
        }
        return false;
    }
}
