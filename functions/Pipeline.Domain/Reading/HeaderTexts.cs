using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>
/// What the texts of a header cell say: which column, and in which unit. Schools of a district write the same few dozen, and a header is
/// tried as one row, two and three: answers are remembered for the form, as many as honest workbooks have and no more.
/// </summary>
internal sealed class HeaderTexts(ColumnNames columns)
{
    /// <summary>No column's name with its unit is longer.</summary>
    public const int Longest = 100;

    private const int MostRemembered = 5_000;

    private readonly Remembered<(string Own, string Above), Meaning> known = new(MostRemembered);

    /// <param name="Match">The column; null if the texts name none.</param>
    /// <param name="Key">The cell's own text, folded and without its unit.</param>
    public readonly record struct Meaning(ColumnNames.Match? Match, UnitWords.Stated Unit, string Key);

    /// <summary>A cell's own text, and the text above it, merged or not, in a header of several rows.</summary>
    public Meaning Read(string own, string above)
    {
        if (own.Length > Longest)
        {
            return new Meaning(null, default, "");
        }
        above = above.Length > Longest ? "" : above;
        return known.Get((own, above), Understand);
    }

    private Meaning Understand((string Own, string Above) texts)
    {
        var (own, above) = texts;
        var (key, unit) = UnitWords.SplitHeader(Folding.FoldKey(own));
        if (columns.TryFind(key, out var match))
        {
            return new Meaning(
                match,
                unit.SaysSomething || above.Length == 0 ? unit : UnitWords.SplitHeader(Folding.FoldKey(above)).Unit,
                key
            );
        }
        if (above.Length == 0)
        {
            return new Meaning(null, unit, key);
        }
        var (name, unitAbove) = UnitWords.SplitHeader(Folding.FoldKey(above));
        var bracketOnly = UnitWords.ReadAlone(Folding.FoldKey(own));
        if (bracketOnly.SaysSomething && columns.TryFind(name, out match))
        {
            return new Meaning(match, bracketOnly, key);
        }
        return columns.TryFind(name + key, out match) || columns.TryFind(name + ":" + key, out match)
            ? new Meaning(match, unit.SaysSomething ? unit : unitAbove, key)
            : new Meaning(null, unit, key);
    }
}
