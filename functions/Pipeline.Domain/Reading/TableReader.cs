using System.Globalization;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Reads one form from its sheet: finds the header, tells data from totals, notes and blanks, and understands the data.</summary>
internal sealed class TableReader
{
    /// <summary>Rows that are looked at, totals and strays included; ours, so that a hostile sheet cannot cost more than a large one.</summary>
    private const int MaxTableRows = 2 * WorkbookLimits.MaxDataRowsPerSheet;

    private readonly SheetGrid sheet;
    private readonly FormDefinition form;
    private readonly SheetPlace place;
    private readonly FindingSink findings;
    private readonly List<ReadRow> rows = [];
    private readonly List<TotalRow> totals = [];
    private int firstSinceSubtotal;

    private TableReader(SheetGrid sheet, FormDefinition form, SheetPlace place, FindingSink findings)
    {
        this.sheet = sheet;
        this.form = form;
        this.place = place;
        this.findings = findings;
    }

    /// <summary>The table, or null where the sheet has none; everything wrong with it is in the findings.</summary>
    public static FormTable? Read(SheetGrid sheet, FormDefinition form, SheetPlace place, UnitStatement? coverUnit, FindingSink findings)
    {
        if (new HeaderFinder(sheet, form).Find() is not { } header)
        {
            findings.Add(RuleCatalogue.HeaderMissing, place, $"工作表“{sheet.Name}”里找不到表头。",
                $"请恢复标准报表的表头行,应有的列:{string.Join("、", form.Columns.Select(column => column.Name))}。");
            return null;
        }
        HeaderChecks.Check(form, sheet, place, header, coverUnit, findings);
        var reader = new TableReader(sheet, form, place, findings);
        reader.ReadRows(header);
        return new FormTable(form, place, sheet, header, reader.rows, reader.totals);
    }

    private void ReadRows(TableHeader header)
    {
        var cells = new RowCells(sheet, header);
        var reader = new DataRowReader(form, place, header, findings);
        var sorter = new RowSorter(form, header);
        var hidesColumns = HidesColumns(header);
        var hiddenTold = false;
        var (tableRows, lastTableRow) = (0, header.LastRow);
        for (var index = 0; index < sheet.RowCount; index++)
        {
            var row = sheet.RowNumberAt(index);
            if (row <= header.LastRow)
            {
                continue;
            }
            cells.Load(row, sheet.RowAt(index));
            var kind = sorter.Sort(cells, lastTableRow, out var label);
            if (kind == RowKind.Nothing)
            {
                continue;
            }
            if (++tableRows > MaxTableRows || (kind == RowKind.Data && rows.Count == WorkbookLimits.MaxDataRowsPerSheet))
            {
                StopReading(row);
                return;
            }
            TakeRow(kind, label, cells, header, reader);
            lastTableRow = kind == RowKind.Stray ? lastTableRow : row;
            if (kind == RowKind.Data && !hiddenTold && (hidesColumns || sheet.HiddenRows.Contains(row)))
            {
                hiddenTold = true;
                findings.Add(RuleCatalogue.HiddenCounted, place, $"工作表“{sheet.Name}”有隐藏或筛选掉的行或列(如第{row}行),其中的数据也已计入。");
            }
        }
    }

    private void TakeRow(RowKind kind, string label, RowCells cells, TableHeader header, DataRowReader reader)
    {
        switch (kind)
        {
            case RowKind.Total:
                AddTotal(label, cells, reader);
                break;
            case RowKind.Stray:
                var text = CellWords.Display(cells.Only);
                findings.Add(RuleCatalogue.StrayText, place, cells.Row, cells.Only.Column, text, $"第{cells.Row}行只有“{QuantityFindings.Quote(text)}”一处内容,没有作为数据。");
                break;
            case RowKind.LabelsAlone:
                findings.Add(RuleCatalogue.RowWithoutFigures, place, cells.Row, header.Columns[0].Column, null, "只填了项目,没有填数,没有计入。");
                break;
            case RowKind.ZerosAlone:
                findings.Add(RuleCatalogue.RowWithoutFigures, place, cells.Row, header.Columns[0].Column, null, "没有填项目,数都是0,没有计入。");
                break;
            default:
                rows.Add(reader.Read(cells));
                break;
        }
    }

    /// <summary>What the totals would be held against was not all read, so only the subtotals stay.</summary>
    private void StopReading(int row)
    {
        totals.RemoveAll(total => !total.IsSubtotal);
        findings.Add(RuleCatalogue.TooManyRows, place, row, 1, null,
            string.Create(CultureInfo.InvariantCulture, $"数据超过{WorkbookLimits.MaxDataRowsPerSheet:#,##0}行。"));
    }

    private bool HidesColumns(TableHeader header) => header.Columns.Any(column =>
        sheet.HiddenColumns.Any(range => column.Column >= range.FirstColumn && column.Column <= range.LastColumn));

    private void AddTotal(string label, RowCells cells, DataRowReader reader)
    {
        CellWords.IsTotal(label, out var isSubtotal);
        totals.Add(new TotalRow(cells.Row, Folding.Fold(label), isSubtotal, isSubtotal ? firstSinceSubtotal : 0, isSubtotal ? rows.Count : int.MaxValue,
            reader.ReadTotalDimensions(cells), reader.ReadTotals(cells)));
        if (isSubtotal)
        {
            firstSinceSubtotal = rows.Count;
        }
    }
}
