using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Tells what a row below the header is, from its cells alone: nothing, a note, a total, a stray word, or data.</summary>
internal sealed class RowSorter
{
    /// <summary>A lone cell so many rows below the table was not meant as a row of it.</summary>
    private const int FarBelow = 5;

    private const int LongestName = 60;

    private static readonly string[] NothingWords =
    [
        "暂无",
        "没有获奖",
        "无获奖",
        "未获奖",
        "本期无",
        "本学期无",
        "本年无",
        "没有数据",
        "无数据",
    ];

    private readonly TableHeader header;
    private readonly RowLabelFinder labels;
    private readonly ImmutableArray<DimensionValues> values;
    private readonly HashSet<int> totalsOfParts;
    private readonly bool rowsStandAlone;

    public RowSorter(FormDefinition form, TableHeader header)
    {
        this.header = header;
        labels = new RowLabelFinder(form, header);
        values = FormVocabulary.Of(form).Values;
        rowsStandAlone = form.Measures.Any(measure => measure.WhenBlankValue is not null);
        totalsOfParts = [.. form.Checks.OfType<CheckDefinition.Sum>().Select(sum => form.Measure(sum.Total).Index)];
    }

    /// <summary>What a row is, and the label that makes it so.</summary>
    /// <param name="cells">The row.</param>
    /// <param name="lastTableRow">The last row above that belongs to the table.</param>
    /// <param name="label">For a total, a part, a comparison or a sample: the text that says so.</param>
    public RowKind Sort(RowCells cells, int lastTableRow, out string label)
    {
        label = "";
        if (cells.MeasureCount + cells.LabelCount == 0 || IsNote(cells))
        {
            return RowKind.Nothing;
        }
        if (SaysNone(cells) || HoldsEmptyFormulas(cells))
        {
            return RowKind.NothingToReport;
        }
        if (labels.Find(cells, out label) is { } kind)
        {
            return kind;
        }
        if (IsStray(cells, lastTableRow))
        {
            return RowKind.Stray;
        }
        if (cells.LabelCount == 0 && AllMeasures(cells, IsZero))
        {
            return RowKind.ZerosAlone;
        }
        return HoldsNoFigure(cells) ? RowKind.LabelsAlone : RowKind.Data;
    }

    /// <summary>A note or a signature line: it begins like one, and nothing else in it says that it reports something.</summary>
    private bool IsNote(RowCells cells)
    {
        if (cells.First.Kind != CellKind.Text || NamesKnownValue(cells))
        {
            return false;
        }
        var text = cells.First.Text!;
        return cells.FilledCount == 1 && CellWords.IsNumberedNote(text)
            || CellWords.IsNote(text) && (!cells.HasNumber || CellWords.HasColon(text));
    }

    private bool NamesKnownValue(RowCells cells)
    {
        for (var slot = 0; slot < header.Columns.Length; slot++)
        {
            if (
                header.Columns[slot].Definition is DimensionColumn dimension
                && cells.TryGet(slot, out var cell)
                && cell.Kind == CellKind.Text
                && values[dimension.Index].TryFind(cell.Text!, out _, out _)
            )
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>无 in every label and no figure but zero: the school says that there is nothing to report.</summary>
    private bool SaysNone(RowCells cells)
    {
        if (cells.LabelCount + cells.MeasureCount == 1 && cells.Only.Kind == CellKind.Text && SaysNothing(cells.Only.Text!))
        {
            return true;
        }
        var none = 0;
        for (var slot = 0; slot < header.Columns.Length; slot++)
        {
            if (!cells.TryGet(slot, out var cell))
            {
                continue;
            }
            var isNone = cell.Kind == CellKind.Text && CellWords.IsNone(cell.Text);
            if (!isNone && !(header.Columns[slot].Definition.Role == ColumnRole.Measure && IsZero(cell)))
            {
                return false;
            }
            none += isNone ? 1 : 0;
        }
        return none > 0;
    }

    private static bool SaysNothing(string text) =>
        text.Length <= LongestName
        && Folding.FoldKey(text) is var key
        && NothingWords.Any(word => key.Contains(word, StringComparison.Ordinal));

    /// <summary>Formulas that a template holds ready in a row nobody filled in: blank or zero.</summary>
    private bool HoldsEmptyFormulas(RowCells cells) =>
        cells.LabelCount == 0
        && AllMeasures(cells, static cell => cell.Kind == CellKind.Blank || ((cell.Flags & CellFlags.Formula) != 0 && IsZero(cell)));

    private bool AllMeasures(RowCells cells, Func<GridCell, bool> holds)
    {
        for (var slot = 0; slot < header.Columns.Length; slot++)
        {
            if (header.Columns[slot].Definition.Role == ColumnRole.Measure && cells.TryGet(slot, out var cell) && !holds(cell))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsZero(GridCell cell) =>
        cell.Kind == CellKind.Number
            ? cell.Number == 0
            : cell.Kind == CellKind.Text && (CellWords.IsNone(cell.Text) || CellWords.IsZero(cell.Text));

    /// <summary>One cell alone: far below the table anything, next to it a word that cannot be the beginning of a row.</summary>
    private bool IsStray(RowCells cells, int lastTableRow)
    {
        if (cells.LabelCount + cells.MeasureCount != 1)
        {
            return false;
        }
        if (cells.Row > lastTableRow + FarBelow)
        {
            return true;
        }
        if (cells.MeasureCount == 1)
        {
            return cells.Only.Kind == CellKind.Text && !LooksLikeFigure(cells.Only.Text!);
        }
        return !(rowsStandAlone && cells.Row == lastTableRow + 1 && IsRequiredLabel(cells.Only) && IsName(cells.Only));
    }

    /// <summary>A lone award's name is the beginning of a row to be asked about, not a stray word.</summary>
    private bool IsRequiredLabel(in GridCell only)
    {
        foreach (var column in header.Columns)
        {
            if (column.Column == only.Column)
            {
                return column.Definition.CellRequired;
            }
        }
        return false;
    }

    private static bool IsName(in GridCell cell) =>
        cell.Kind == CellKind.Text && cell.Text!.Length <= LongestName && !cell.Text.AsSpan().ContainsAny("。;；!！");

    private static bool LooksLikeFigure(string text)
    {
        var key = Folding.FoldKey(text.Length <= LongestName ? text : text[..LongestName]);
        return key.AsSpan().ContainsAnyInRange('0', '9')
            || key.AsSpan().ContainsAny("一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾几若");
    }

    /// <summary>Labels without a figure; a 合计 that is a formula without a value over blank parts is none.</summary>
    private bool HoldsNoFigure(RowCells cells)
    {
        if (rowsStandAlone)
        {
            return false;
        }
        for (var slot = 0; slot < header.Columns.Length; slot++)
        {
            if (
                header.Columns[slot].Definition is MeasureColumn measure
                && cells.TryGet(slot, out var cell)
                && !(cell.Kind == CellKind.Blank && totalsOfParts.Contains(measure.Index))
            )
            {
                return false;
            }
        }
        return true;
    }
}
