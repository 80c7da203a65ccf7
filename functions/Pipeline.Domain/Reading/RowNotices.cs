using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;

namespace Pipeline.Domain.Reading;

/// <summary>Tells of rows that are not counted, and of data that a reader of the sheet does not see.</summary>
internal sealed class RowNotices(SheetGrid sheet, SheetPlace place, TableHeader header, FindingSink findings)
{
    private readonly bool hidesColumns = header.Columns.Any(column =>
        sheet.HiddenColumns.Any(range => column.Column >= range.FirstColumn && column.Column <= range.LastColumn)
    );
    private bool hiddenTold;

    /// <summary>S113, once a sheet: a counted row is hidden, or one of the table's columns is.</summary>
    public void Hidden(int row)
    {
        if (!hiddenTold && (hidesColumns || sheet.HiddenRows.Contains(row)))
        {
            hiddenTold = true;
            findings.Add(
                RuleCatalogue.HiddenCounted,
                place,
                $"工作表“{sheet.Name}”有隐藏或筛选掉的行或列(如第{row}行),其中的数据也已计入。"
            );
        }
    }

    /// <summary>S116: a second table begins.</summary>
    public void OtherTable(RowCells cells, int headerRow) =>
        findings.Add(
            RuleCatalogue.SecondTable,
            place,
            cells.Row,
            cells.First.Column,
            CellWords.Display(cells.First),
            $"第{cells.Row}行又有一个表头,和第{headerRow}行的表头之间隔着别的内容,或者列、单位不同,像是另一张表。第{cells.Row}行以下没有读取。"
        );

    /// <summary>
    /// R417, R424, S113: cells of a counted row that are struck through, lie under a merged cell, or are shown as nothing by their format.
    /// </summary>
    public void Unseen(RowCells cells)
    {
        const CellFlags unseen = CellFlags.Struck | CellFlags.UnderMerge | CellFlags.NotShown;
        var struckTold = false;
        foreach (ref readonly var cell in cells.All)
        {
            if ((cell.Flags & unseen) == 0 || CellWords.IsBlank(cell))
            {
                continue;
            }
            var text = CellWords.Display(cell);
            if ((cell.Flags & CellFlags.UnderMerge) != 0)
            {
                findings.Add(
                    RuleCatalogue.UnderMerge,
                    place,
                    cell.Row,
                    cell.Column,
                    text,
                    $"“{QuantityFindings.Quote(text)}”被合并单元格盖住,看不见,没有计入。"
                );
            }
            else if ((cell.Flags & CellFlags.NotShown) != 0)
            {
                findings.Add(
                    RuleCatalogue.HiddenCounted,
                    place,
                    cell.Row,
                    cell.Column,
                    text,
                    $"单元格的格式使“{QuantityFindings.Quote(text)}”不显示,已计入。"
                );
            }
            else if (!struckTold)
            {
                struckTold = true;
                findings.Add(
                    RuleCatalogue.StruckOut,
                    place,
                    cell.Row,
                    cell.Column,
                    text,
                    $"“{QuantityFindings.Quote(text)}”画了删除线,暂时仍按有效计入。"
                );
            }
        }
    }

    /// <summary>R426: a text of a counted row says that the row does not count.</summary>
    public void SaidVoid(RowCells cells)
    {
        foreach (ref readonly var cell in cells.All)
        {
            if (cell.Kind == CellKind.Text && RowLabels.SaysVoid(cell.Text))
            {
                var text = CellWords.Display(cell);
                findings.Add(
                    RuleCatalogue.SaidVoid,
                    place,
                    cell.Row,
                    cell.Column,
                    text,
                    $"第{cell.Row}行写着“{QuantityFindings.Quote(text)}”,暂时仍计入了。"
                );
                return;
            }
        }
    }

    /// <summary>A row that is no data: told with the cell that says so.</summary>
    public void NotCounted(RowKind kind, RowCells cells, string label)
    {
        var words = QuantityFindings.Quote(label);
        switch (kind)
        {
            case RowKind.Stray:
                var text = CellWords.Display(cells.Only);
                findings.Add(
                    RuleCatalogue.StrayText,
                    place,
                    cells.Row,
                    cells.Only.Column,
                    text,
                    $"第{cells.Row}行只有“{QuantityFindings.Quote(text)}”一处内容,没有作为数据。"
                );
                break;
            case RowKind.LabelsAlone:
                findings.Add(
                    RuleCatalogue.RowWithoutFigures,
                    place,
                    cells.Row,
                    header.Columns[0].Column,
                    null,
                    "只填了项目,没有填数,没有计入。"
                );
                break;
            case RowKind.ZerosAlone:
                findings.Add(
                    RuleCatalogue.RowWithoutFigures,
                    place,
                    cells.Row,
                    header.Columns[0].Column,
                    null,
                    "没有填项目,数都是0,没有计入。"
                );
                break;
            case RowKind.Comparison:
                findings.Add(
                    RuleCatalogue.ComparisonRow,
                    place,
                    cells.Row,
                    ColumnOf(cells, label),
                    label,
                    $"第{cells.Row}行标着“{words}”,不是本期的数,没有计入。"
                );
                break;
            case RowKind.Sample:
                findings.Add(
                    RuleCatalogue.SampleRow,
                    place,
                    cells.Row,
                    ColumnOf(cells, label),
                    label,
                    $"第{cells.Row}行标着“{words}”,按示例行处理,没有计入。"
                );
                break;
        }
    }

    private static int ColumnOf(RowCells cells, string label)
    {
        foreach (ref readonly var cell in cells.All)
        {
            if (cell.Kind == CellKind.Text && cell.Text == label)
            {
                return cell.Column;
            }
        }
        return cells.First.Column;
    }
}
