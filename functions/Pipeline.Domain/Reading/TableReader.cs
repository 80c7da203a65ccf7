using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Reads one form from its sheet: finds the header, tells data from totals, notes and blanks, and understands the data.</summary>
internal sealed class TableReader
{
    private readonly SheetGrid sheet;
    private readonly FormDefinition form;
    private readonly SheetPlace place;
    private readonly FindingSink findings;
    private readonly List<ReadRow> rows = [];
    private readonly List<TotalRow> totals = [];
    private readonly bool rowsStandAlone;
    private int firstSinceSubtotal;

    private TableReader(SheetGrid sheet, FormDefinition form, SheetPlace place, FindingSink findings)
    {
        this.sheet = sheet;
        this.form = form;
        this.place = place;
        this.findings = findings;
        rowsStandAlone = form.Measures.Any(measure => measure.WhenBlankValue is not null);
    }

    /// <summary>The table, or null where the sheet has none; everything wrong with it is in the findings.</summary>
    public static FormTable? Read(SheetGrid sheet, FormDefinition form, SheetPlace place, FindingSink findings)
    {
        if (new HeaderFinder(sheet, form).Find() is not { } header)
        {
            findings.Add(RuleCatalogue.HeaderMissing, place, $"工作表“{sheet.Name}”里找不到表头。",
                $"请恢复标准报表的表头行,应有的列:{string.Join("、", form.Columns.Select(column => column.Name))}。");
            return null;
        }
        HeaderChecks.Check(form, sheet, place, header, findings);
        var reader = new TableReader(sheet, form, place, findings);
        reader.ReadRows(header);
        return new FormTable(form, place, header, reader.rows, reader.totals);
    }

    private void ReadRows(TableHeader header)
    {
        var cells = new RowCells(sheet, header);
        var reader = new DataRowReader(form, place, header, findings);
        var hiddenTold = false;
        for (var index = 0; index < sheet.RowCount; index++)
        {
            var row = sheet.RowNumberAt(index);
            if (row <= header.LastRow)
            {
                continue;
            }
            cells.Load(row, sheet.RowAt(index));
            if (!IsData(cells, header, reader))
            {
                continue;
            }
            if (rows.Count >= WorkbookLimits.MaxDataRowsPerSheet)
            {
                findings.Add(RuleCatalogue.TooManyRows, place, row, 1, null, $"数据超过{WorkbookLimits.MaxDataRowsPerSheet:N0}行。");
                return;
            }
            rows.Add(reader.Read(cells));
            if (!hiddenTold && IsHidden(row, header))
            {
                hiddenTold = true;
                findings.Add(RuleCatalogue.HiddenCounted, place, $"工作表“{sheet.Name}”有隐藏或筛选掉的行或列(如第{row}行),其中的数据也已计入。");
            }
        }
    }

    private bool IsHidden(int row, TableHeader header) => sheet.HiddenRows.Contains(row)
        || header.Columns.Any(column => sheet.HiddenColumns.Any(range => column.Column >= range.FirstColumn && column.Column <= range.LastColumn));

    /// <summary>True for a row that reports something; totals are kept aside, notes and blanks passed over.</summary>
    private bool IsData(RowCells cells, TableHeader header, DataRowReader reader)
    {
        if (cells.MeasureCount + cells.LabelCount == 0 || IsNote(cells) || RepeatsHeader(cells, header) || SaysNone(cells, header))
        {
            return false;
        }
        if (TryReadTotal(cells, header, reader))
        {
            return false;
        }
        if (cells.FilledCount == 1 && cells.First.Kind == CellKind.Text && !LooksLikeFigure(cells.First.Text!) && !IsRequiredLabel(cells, header))
        {
            findings.Add(RuleCatalogue.StrayText, place, cells.Row, cells.First.Column, cells.First.Text, $"第{cells.Row}行只有“{QuantityFindings.Quote(cells.First.Text!)}”一处文字,没有作为数据。");
            return false;
        }
        if (cells.MeasureCount == 0 && !rowsStandAlone)
        {
            findings.Add(RuleCatalogue.RowWithoutFigures, place, cells.Row, header.Columns[0].Column, null, "只填了项目,没有填数,没有计入。");
            return false;
        }
        return true;
    }

    private static bool IsNote(RowCells cells) => cells.First.Kind == CellKind.Text && !cells.HasNumber
        && (CellWords.IsNote(cells.First.Text) || (cells.FilledCount == 1 && CellWords.IsNumberedNote(cells.First.Text)));

    /// <summary>A printed page's header repeated among the data.</summary>
    private static bool RepeatsHeader(RowCells cells, TableHeader header)
    {
        var same = 0;
        for (var slot = 0; slot < header.Columns.Count; slot++)
        {
            same += cells.TryGet(slot, out var cell) && cell.Kind == CellKind.Text
                && Folding.FoldKey(cell.Text) == Folding.FoldKey(header.Columns[slot].Label) ? 1 : 0;
        }
        return same >= 2 && same * 2 > cells.MeasureCount + cells.LabelCount;
    }

    /// <summary>无 and nothing else: the school says that there is nothing to report.</summary>
    private static bool SaysNone(RowCells cells, TableHeader header)
    {
        for (var slot = 0; slot < header.Columns.Count; slot++)
        {
            if (cells.TryGet(slot, out var cell) && !(cell.Kind == CellKind.Text && CellWords.IsNone(cell.Text)))
            {
                return false;
            }
        }
        return true;
    }

    private bool TryReadTotal(RowCells cells, TableHeader header, DataRowReader reader)
    {
        if (FindTotalLabel(cells, header) is not { } label)
        {
            return false;
        }
        CellWords.IsTotal(label, out var isSubtotal);
        totals.Add(new TotalRow(cells.Row, Folding.Fold(label), isSubtotal, isSubtotal ? firstSinceSubtotal : 0, isSubtotal ? rows.Count : int.MaxValue,
            reader.ReadTotalDimensions(cells), reader.ReadTotals(cells)));
        if (isSubtotal)
        {
            firstSinceSubtotal = rows.Count;
        }
        return true;
    }

    private static string? FindTotalLabel(RowCells cells, TableHeader header)
    {
        for (var slot = 0; slot < header.Columns.Count; slot++)
        {
            var definition = header.Columns[slot].Definition;
            var labelsRows = definition is DimensionColumn || (definition is TextColumn && definition.CellRequired);
            if (labelsRows && cells.TryGet(slot, out var cell) && cell.Kind == CellKind.Text && CellWords.IsTotal(cell.Text, out _))
            {
                return cell.Text;
            }
        }
        return cells.First.Kind == CellKind.Text && cells.First.Text!.Length <= 6 && CellWords.IsTotal(cells.First.Text, out _) ? cells.First.Text : null;
    }

    /// <summary>A lone award's name is the beginning of a row to be asked about, not a stray word.</summary>
    private bool IsRequiredLabel(RowCells cells, TableHeader header) => rowsStandAlone
        && header.Columns.Any(column => column.Column == cells.First.Column && column.Definition.CellRequired);

    private static bool LooksLikeFigure(string text)
    {
        var key = Folding.FoldKey(text);
        return key.AsSpan().ContainsAnyInRange('0', '9') || key.AsSpan().ContainsAny("一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾");
    }
}
