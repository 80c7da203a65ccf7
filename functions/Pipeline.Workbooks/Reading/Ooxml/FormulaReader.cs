using System.Globalization;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Reads the formulas of one sheet after another; those that a file shares among cells are told at each of them.</summary>
internal sealed class FormulaReader(ReadingBudget budget)
{
    // Longer ones are no sums that a clerk wrote.
    private const int MaxLength = 1_000;
    private const int MaxShared = 10_000;
    private const int MaxArrays = 64;

    private readonly PartText formula = new();
    private readonly Dictionary<int, Shared> shared = [];
    private readonly List<(CellRange Range, string? Text)> arrays = [];

    /// <summary>Whether any formula so far refers to another workbook.</summary>
    public bool SawExternalReference { get; private set; }

    /// <summary>Forgets the last sheet.</summary>
    public void Begin()
    {
        shared.Clear();
        arrays.Clear();
    }

    /// <summary>Reads the formula whose element was just begun.</summary>
    /// <returns>Its text where it is kept.</returns>
    public (CellFlags Flags, string? Text) Read(PartReader xml, int row, int column)
    {
        var kind = xml.Attribute("t");
        var isArray = kind == "array";
        var index =
            kind == "shared" && int.TryParse(xml.Attribute("si"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : -1;
        var range = isArray && CellRange.TryParse(xml.Attribute("ref"), out var filled) ? filled : default;
        formula.Clear();
        xml.ReadText(formula);
        if (formula.Chars.IsEmpty)
        {
            return index >= 0 && shared.TryGetValue(index, out var master) ? Follow(master, row, column) : (CellFlags.Formula, null);
        }
        var isOutside = FormulaText.RefersOutside(formula.Chars);
        SawExternalReference |= isOutside;
        var text = Keep(formula.Chars);
        if (index >= 0 && shared.Count < MaxShared)
        {
            shared[index] = new Shared(text, isOutside, row, column);
        }
        if (range.FirstRow > 0 && arrays.Count < MaxArrays)
        {
            arrays.Add((range, text));
        }
        return (Flags(isOutside), text);
    }

    /// <summary>The array formula that a cell without one of its own belongs to.</summary>
    public bool TryArray(int row, int column, out string? text)
    {
        foreach (var (range, formulaText) in arrays)
        {
            if (range.Contains(row, column))
            {
                text = formulaText;
                return true;
            }
        }
        text = null;
        return false;
    }

    private (CellFlags Flags, string? Text) Follow(Shared master, int row, int column)
    {
        SawExternalReference |= master.IsOutside;
        return (
            Flags(master.IsOutside),
            master.Text is { } text && budget.TryFormula(text.Length)
                ? SharedFormula.Shift(text, row - master.Row, column - master.Column)
                : null
        );
    }

    private string? Keep(ReadOnlySpan<char> text) => text.Length <= MaxLength && budget.TryFormula(text.Length) ? text.ToString() : null;

    private static CellFlags Flags(bool isOutside) => isOutside ? CellFlags.Formula | CellFlags.ExternalReference : CellFlags.Formula;

    private sealed record Shared(string? Text, bool IsOutside, int Row, int Column);
}
