using System.Buffers;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;

namespace Pipeline.Domain.Reading;

/// <summary>Looks along a row for a label that makes it a total, a part, a comparison or a sample.</summary>
internal sealed class RowLabelFinder
{
    /// <summary>A total's word in a column that is none of the form's stands alone.</summary>
    private const int LongestBareTotal = 6;

    private const int MostNear = 2_000;

    /// <summary>Characters of which a sample's label holds one at least.</summary>
    private static readonly SearchValues<char> OfSamples = SearchValues.Create("例删样范eEsSｅＥｓＳ");

    private readonly TableHeader header;
    private readonly FormVocabulary vocabulary;

    /// <summary>By dimension: cells share their texts within a workbook, so that the same object is the same answer.</summary>
    private readonly Dictionary<object, RowKind?>[] near;

    public RowLabelFinder(FormDefinition form, TableHeader header)
    {
        this.header = header;
        vocabulary = FormVocabulary.Of(form);
        near = [.. form.Dimensions.Select(static _ => new Dictionary<object, RowKind?>(ReferenceEqualityComparer.Instance))];
    }

    /// <summary>What the row's labels make of it; null if they say nothing.</summary>
    public RowKind? Find(RowCells cells, out string label)
    {
        label = "";
        if (HoldsSampleWord(cells, ref label))
        {
            return RowKind.Sample;
        }
        for (var slot = 0; slot < header.Columns.Length; slot++)
        {
            if (
                cells.TryGet(slot, out var cell)
                && cell.Kind == CellKind.Text
                && KindOf(header.Columns[slot].Definition, cell.Text!, cells) is { } kind
            )
            {
                label = cell.Text!;
                return kind;
            }
        }
        return OfFirst(cells, ref label);
    }

    private RowKind? KindOf(ColumnDefinition definition, string text, RowCells cells)
    {
        if (definition is DimensionColumn dimension)
        {
            if (!near[dimension.Index].TryGetValue(text, out var kind))
            {
                kind = KindOfValue(dimension.Index, text);
                if (near[dimension.Index].Count < MostNear)
                {
                    near[dimension.Index][text] = kind;
                }
            }
            return kind;
        }
        if (definition is not TextColumn)
        {
            return null;
        }
        if (definition.CellRequired && RowLabels.IsPlaceholder(text))
        {
            return RowKind.Sample;
        }
        var mayLabel = definition.CellRequired || cells.LabelCount == 1;
        return mayLabel && RowLabels.IsTotal(text, isOpenText: true, out _) ? RowKind.Total
            : !definition.CellRequired || cells.LabelCount != 1 ? null
            : RowLabels.IsPart(text) ? RowKind.Part
            : RowLabels.IsComparison(text) ? RowKind.Comparison
            : null;
    }

    private RowKind? KindOfValue(int dimension, string text) =>
        vocabulary.KindsOfLabels.Get(
            (dimension, text),
            key => vocabulary.Values[key.Index].TryFind(key.Text, out _, out _) ? null : OfDimension(key.Text)
        );

    private RowKind? OfDimension(string text) =>
        RowLabels.IsPart(text) ? RowKind.Part
        : RowLabels.IsTotal(text, isOpenText: false, out _) || vocabulary.ValueTotals.Contains(RowLabels.Key(text)) ? RowKind.Total
        : RowLabels.IsComparison(text) ? RowKind.Comparison
        : RowLabels.IsPlaceholder(text) ? RowKind.Sample
        : null;

    /// <summary>The row's first cell, where it stands in no column that says what its words are.</summary>
    private RowKind? OfFirst(RowCells cells, ref string label)
    {
        if (cells.First is not { Kind: CellKind.Text, Text: { } text } || NamesItsWords(cells.First.Column))
        {
            return null;
        }
        RowKind? kind =
            text.Length <= LongestBareTotal && RowLabels.IsTotal(text, isOpenText: true, out _) ? RowKind.Total
            : cells.MeasureCount > 0 && RowLabels.IsComparison(text) ? RowKind.Comparison
            : cells.MeasureCount > 0 && RowLabels.IsPart(text) ? RowKind.Part
            : null;
        label = kind is null ? label : text;
        return kind;
    }

    private bool NamesItsWords(int at)
    {
        foreach (var column in header.Columns)
        {
            if (column.Column == at)
            {
                return column.Definition is DimensionColumn or TextColumn;
            }
        }
        return false;
    }

    private static bool HoldsSampleWord(RowCells cells, ref string label)
    {
        foreach (ref readonly var cell in cells.All)
        {
            if (cell.Kind == CellKind.Text && cell.Text.AsSpan().ContainsAny(OfSamples) && RowLabels.IsSample(cell.Text))
            {
                label = cell.Text!;
                return true;
            }
        }
        return false;
    }
}
