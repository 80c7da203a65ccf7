using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>Keeps the best awards of a form, never many more than are asked for.</summary>
internal sealed class BestAwards
{
    private readonly int most;
    private readonly DimensionColumn[] ranked;
    private readonly TextColumn? item;
    private readonly List<Line> lines = [];

    /// <summary>So many awards are known that only those better than the last of them are kept.</summary>
    private bool isFull;

    /// <summary>Ranks by the dimensions that the check compares, in its order: level, then rank.</summary>
    public BestAwards(FormDefinition form, CheckDefinition.SameInOtherSchool check, int most)
    {
        this.most = most;
        ranked = [.. check.Columns.Select(id => form.Columns.First(column => column.Id == id)).OfType<DimensionColumn>()];
        item = form.Texts.FirstOrDefault(text => check.Columns.Contains(text.Id));
    }

    /// <summary>An award; not its submission, whose rows would all be kept with it.</summary>
    public readonly record struct Line(School School, Period Period, DataRow Row, UInt128? Key);

    public void Add(Line line)
    {
        if (isFull && Compare(line, lines[most - 1]) >= 0)
        {
            return;
        }
        lines.Add(line);
        if (lines.Count > 2 * most + 64)
        {
            Prune();
        }
    }

    public IEnumerable<AwardLine> ToLines(Func<UInt128, bool> isShared)
    {
        Prune();
        return lines.Select(line => new AwardLine(line.School.Code, line.School.Name, line.Row, line.Key is { } key && isShared(key)));
    }

    private void Prune()
    {
        lines.Sort(Compare);
        if (lines.Count > most)
        {
            lines.RemoveRange(most, lines.Count - most);
            isFull = most > 0;
        }
    }

    private int Compare(Line left, Line right)
    {
        foreach (var dimension in ranked)
        {
            var order = PlaceOf(dimension, left.Row).CompareTo(PlaceOf(dimension, right.Row));
            if (order != 0)
            {
                return order;
            }
        }
        var byItem = item is null ? 0 : string.CompareOrdinal(left.Row.Texts[item.Index], right.Row.Texts[item.Index]);
        var bySchool = byItem != 0 ? byItem : left.School.Code.CompareTo(right.School.Code);
        var byPeriod = bySchool != 0 ? bySchool : left.Period.CompareTo(right.Period);
        return byPeriod != 0 ? byPeriod : left.Row.Row.CompareTo(right.Row.Row);
    }

    private static int PlaceOf(DimensionColumn dimension, DataRow row) =>
        FormSpace.IndexOf(dimension.Values, row.Dimensions[dimension.Index]);
}
