using System.Globalization;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Reading;

/// <summary>Reads one form from its sheet: finds the header, gives every row its kind, and understands the data.</summary>
internal sealed class TableReader
{
    /// <summary>
    /// Rows that are looked at, totals and strays included; ours, so that a hostile sheet cannot cost more than a large one.
    /// </summary>
    private const int MaxTableRows = 2 * WorkbookLimits.MaxDataRowsPerSheet;

    private readonly SheetGrid sheet;
    private readonly FormDefinition form;
    private readonly SheetPlace place;
    private readonly TableHeader header;
    private readonly FindingSink findings;
    private readonly RowCells cells;
    private readonly DataRowReader reader;
    private DataRowReader? quietReader;
    private readonly RowSorter sorter;
    private readonly HeaderAgain again;
    private readonly RowNotices notices;
    private readonly RowKind[] kinds;
    private readonly List<TableEntry> entries = [];
    private int dataRows;

    private TableReader(SheetGrid sheet, FormDefinition form, SheetPlace place, TableHeader header, FindingSink findings)
    {
        (this.sheet, this.form, this.place, this.header, this.findings) = (sheet, form, place, header, findings);
        cells = new RowCells(sheet, header);
        reader = new DataRowReader(form, sheet, place, header, findings);
        sorter = new RowSorter(form, header);
        again = new HeaderAgain(sheet, form, header);
        notices = new RowNotices(sheet, place, header, findings);
        kinds = new RowKind[sheet.RowCount];
    }

    /// <summary>The table, or null if the sheet has none; everything wrong with it is in the findings.</summary>
    public static FormTable? Read(SheetGrid sheet, FormDefinition form, SheetPlace place, UnitStatement? coverUnit, FindingSink findings)
    {
        if (new HeaderFinder(sheet, form).Find() is not { } header)
        {
            findings.Add(
                RuleCatalogue.HeaderMissing,
                place,
                $"工作表“{sheet.Name}”里找不到表头。",
                $"请恢复标准报表的表头行,应有的列:{string.Join("、", form.Columns.Select(column => column.Name))}。"
            );
            return null;
        }
        HeaderChecks.Check(form, sheet, place, header, coverUnit, findings);
        var reader = new TableReader(sheet, form, place, header, findings);
        reader.ReadRows();
        SumRowMarks.Set(form, place, header, reader.entries, reader.kinds, reader.LabelOf, findings);
        reader.TellOfUnlabelledData();
        return TableBuilder.Build(form, place, sheet, header, reader.entries, reader.kinds);
    }

    private void TellOfUnlabelledData()
    {
        foreach (var entry in entries.Where(entry => entry.IsUnlabelled && kinds[entry.Index] == RowKind.Data))
        {
            cells.Load(entry.Index);
            reader.Read(cells);
        }
    }

    /// <summary>What the row's own labels say, as a message quotes it.</summary>
    private string LabelOf(TableEntry entry)
    {
        cells.Load(entry.Index);
        var label = "";
        for (var slot = 0; slot < header.Columns.Length; slot++)
        {
            if (
                header.Columns[slot].Definition.Role == ColumnRole.Dimension
                && cells.TryGet(slot, out var cell)
                && cell.Kind == CellKind.Text
            )
            {
                label = label.Length == 0 ? cell.Text! : $"{label} {cell.Text}";
            }
        }
        return label;
    }

    private void ReadRows()
    {
        var (tableRows, lastTableRow, lastTableIndex) = (0, header.LastRow, -1);
        for (var index = 0; index < sheet.RowCount; index++)
        {
            var row = sheet.RowNumberAt(index);
            if (row <= header.LastRow)
            {
                kinds[index] = row < header.FirstRow ? RowKind.Above : RowKind.Header;
                lastTableIndex = index;
                continue;
            }
            cells.Load(index);
            var kind = Sort(index, lastTableRow, lastTableIndex, out var label);
            kinds[index] = kind;
            if (kind == RowKind.OtherTable)
            {
                Array.Fill(kinds, RowKind.OtherTable, index, kinds.Length - index);
                return;
            }
            if (kind is RowKind.Nothing or RowKind.NothingToReport)
            {
                continue;
            }
            if (++tableRows > MaxTableRows || (kind == RowKind.Data && dataRows == WorkbookLimits.MaxDataRowsPerSheet))
            {
                StopReading(index, row);
                return;
            }
            TakeRow(kind, label);
            if (kind != RowKind.Stray)
            {
                (lastTableRow, lastTableIndex) = (row, index);
            }
        }
    }

    private RowKind Sort(int index, int lastTableRow, int lastTableIndex, out string label)
    {
        label = "";
        if (dataRows == 0 && ColumnNumbers.Is(cells.All))
        {
            return RowKind.ColumnNumbers;
        }
        var repeats = again.Repeats(cells);
        if (!repeats && !again.LooksLikeHeader(cells))
        {
            return entries.Count > 0 && kinds[lastTableIndex] == RowKind.HeaderAgain && ColumnNumbers.Is(cells.All) ? RowKind.ColumnNumbers
                : again.IsTitle(cells) ? RowKind.Nothing
                : sorter.Sort(cells, lastTableRow, out label);
        }
        var follows = entries.Count == 0 || entries[^1].Kind == RowKind.Data || RowLabels.IsSubtotal(entries[^1].Label);
        if (repeats && (kinds[lastTableIndex] == RowKind.HeaderAgain || (follows && again.OnlyTitlesBetween(lastTableIndex + 1, index))))
        {
            return RowKind.HeaderAgain;
        }
        notices.OtherTable(cells, again.HeaderRow);
        return RowKind.OtherTable;
    }

    private void TakeRow(RowKind kind, string label)
    {
        switch (kind)
        {
            case RowKind.Data:
                dataRows++;
                // A row without any label may turn out to be a sum: until that is known nothing is said of what it lacks.
                var isUnlabelled = cells.LabelCount == 0;
                var data = (isUnlabelled ? quietReader ??= new DataRowReader(form, sheet, place, header, new FindingSink()) : reader).Read(
                    cells
                );
                cells.RememberLabels();
                entries.Add(
                    new TableEntry(kind, cells.Index, cells.Row, "", data, [], data.Data.Values)
                    {
                        IsUnlabelled = isUnlabelled,
                        Formula = FormulaRows(),
                    }
                );
                notices.Hidden(cells.Row);
                notices.Unseen(cells);
                notices.SaidVoid(cells);
                break;
            case RowKind.Total:
                entries.Add(
                    new TableEntry(kind, cells.Index, cells.Row, label, null, reader.ReadTotalDimensions(cells), reader.ReadTotals(cells))
                );
                break;
            case RowKind.Part:
                entries.Add(new TableEntry(kind, cells.Index, cells.Row, label, null, [], reader.ReadTotals(cells)));
                break;
            default:
                notices.NotCounted(kind, cells, label);
                break;
        }
    }

    /// <summary>The rows that the row's formulas add up, where every formula of its measures does and there is one at least.</summary>
    private SummedRows? FormulaRows()
    {
        SummedRows? rows = null;
        for (var slot = 0; slot < header.Columns.Length; slot++)
        {
            if (
                header.Columns[slot].Definition.Role == ColumnRole.Measure
                && cells.TryGet(slot, out var cell)
                && (cell.Flags & (CellFlags.Formula | CellFlags.FormulaWithoutValue)) != 0
            )
            {
                rows = ColumnSumFormula.Read(sheet.FactsOf(cell)?.Formula, cell.Row, cell.Column) ?? rows;
            }
        }
        return rows is { } summed && summed.Last > header.LastRow ? rows : null;
    }

    /// <summary>What the totals would be held against was not all read, so only the subtotals stay.</summary>
    private void StopReading(int index, int row)
    {
        Array.Fill(kinds, RowKind.OtherTable, index, kinds.Length - index);
        entries.RemoveAll(entry => entry.Kind == RowKind.Total && !RowLabels.IsSubtotal(entry.Label));
        findings.Add(
            RuleCatalogue.TooManyRows,
            place,
            row,
            1,
            null,
            string.Create(CultureInfo.InvariantCulture, $"数据超过{QuantityFormat.Count(WorkbookLimits.MaxDataRowsPerSheet)}行。")
        );
    }
}
