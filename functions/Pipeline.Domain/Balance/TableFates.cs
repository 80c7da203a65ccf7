using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Balance;

/// <summary>Gives every number on a form's sheet its place: by its row's kind first, then by its column.</summary>
internal sealed class TableFates
{
    private const int EarliestYear = 1990;
    private const int LatestYear = 2100;

    private readonly FormTable table;
    private readonly SheetFates fates;
    private readonly ColumnFate[] columns;
    private readonly int[] measures;
    private int nextRow;

    private enum ColumnFate : byte
    {
        /// <summary>No header stands above.</summary>
        Bare,
        Measure,

        /// <summary>A dimension, a text, a date, a serial number, personal data, another period: its numbers are no figures.</summary>
        Names,

        /// <summary>A header that the form does not know.</summary>
        Unknown,
    }

    private TableFates(FormTable table, SheetFates fates)
    {
        (this.table, this.fates) = (table, fates);
        var last = Math.Max(
            table.Header.Columns.Max(static column => column.Column),
            table.Header.Others.Select(static other => other.Column).DefaultIfEmpty().Max()
        );
        columns = new ColumnFate[last + 1];
        measures = new int[last + 1];
        foreach (var column in table.Header.Columns)
        {
            columns[column.Column] = column.Definition is MeasureColumn ? ColumnFate.Measure : ColumnFate.Names;
            measures[column.Column] = column.Definition is MeasureColumn measure ? measure.Index : -1;
        }
        foreach (var other in table.Header.Others)
        {
            var names =
                other.Kind is OtherColumnKind.Earlier or OtherColumnKind.RowUnit
                || NumberLabels.NamesColumn(other.Label)
                || PersonalData.IsLabel(other.Label);
            columns[other.Column] =
                columns[other.Column] != ColumnFate.Bare ? columns[other.Column]
                : names ? ColumnFate.Names
                : ColumnFate.Unknown;
        }
        NameSerialColumns();
    }

    public static void Take(FormTable table, SheetFates fates)
    {
        var taker = new TableFates(table, fates);
        for (var index = 0; index < table.Grid.RowCount; index++)
        {
            taker.TakeRow(index);
        }
    }

    private ColumnFate FateOf(int column) => column < columns.Length ? columns[column] : ColumnFate.Bare;

    /// <summary>A column without a header that counts the data rows 1, 2, 3 is their serial number.</summary>
    private void NameSerialColumns()
    {
        foreach (var column in Enumerable.Range(1, columns.Length - 1).Where(column => columns[column] == ColumnFate.Bare))
        {
            var (expected, isSerial) = (0.0, table.Rows.Count > 1);
            foreach (var row in table.Rows)
            {
                isSerial =
                    isSerial
                    && table.Grid.TryGet(row.Data.Row, column, out var cell)
                    && cell.Kind == CellKind.Number
                    && (expected == 0 ? cell.Number == 1 : cell.Number == expected);
                if (!isSerial)
                {
                    break;
                }
                expected = expected == 0 ? 2 : expected + 1;
            }
            columns[column] = isSerial ? ColumnFate.Names : ColumnFate.Bare;
        }
    }

    private void TakeRow(int index)
    {
        var kind = table.Kinds[index];
        var row = table.Grid.RowAt(index);
        var data = kind == RowKind.Data ? DataOf(row[0].Row) : null;
        for (var at = 0; at < row.Length; at++)
        {
            ref readonly var cell = ref row[at];
            if ((cell.Flags & CellFlags.UnderMerge) != 0 || cell.Kind is CellKind.Blank or CellKind.Error or CellKind.Boolean)
            {
                continue;
            }
            var fate = FateOf(cell.Column);
            if (data is not null && fate == ColumnFate.Measure && data.Data.Values[measures[cell.Column]].Column == cell.Column)
            {
                TakeFigure(cell);
            }
            else if (NumberSense.TryRead(cell, out var value))
            {
                TakeNumber(kind, fate, row, at, value);
            }
        }
    }

    private void TakeFigure(in GridCell cell)
    {
        if (NumberSense.IsFigure(cell))
        {
            fates.Count();
        }
    }

    private ReadRow? DataOf(int row)
    {
        while (nextRow < table.Rows.Count && table.Rows[nextRow].Data.Row < row)
        {
            nextRow++;
        }
        return nextRow < table.Rows.Count && table.Rows[nextRow].Data.Row == row ? table.Rows[nextRow] : null;
    }

    private void TakeNumber(RowKind kind, ColumnFate fate, ReadOnlySpan<GridCell> row, int at, decimal value)
    {
        ref readonly var cell = ref row[at];
        switch (kind)
        {
            case RowKind.Header or RowKind.HeaderAgain or RowKind.ColumnNumbers or RowKind.Comparison:
                fates.Name();
                break;
            case RowKind.Sample or RowKind.OtherTable or RowKind.ZerosAlone:
                fates.Leave(cell, value, LeftTelling.Told);
                break;
            case RowKind.Above
                when NumberLabels.NamesCell(row, at) || (value >= EarliestYear && value <= LatestYear && value == decimal.Truncate(value)):
            case RowKind.Nothing when NumberLabels.NamesCell(row, at):
                fates.Name();
                break;
            case RowKind.Above:
                fates.Leave(cell, value, LeftTelling.Outside);
                break;
            case RowKind.NothingToReport or RowKind.Total or RowKind.Part when fate == ColumnFate.Measure:
                fates.Check();
                break;
            default:
                TakeByColumn(kind, fate, cell, value);
                break;
        }
    }

    private void TakeByColumn(RowKind kind, ColumnFate fate, in GridCell cell, decimal value)
    {
        switch (fate)
        {
            case ColumnFate.Names:
                fates.Name();
                break;
            case ColumnFate.Unknown:
                fates.Leave(cell, value, LeftTelling.Column);
                break;
            case ColumnFate.Measure when kind == RowKind.Data:
                fates.Leave(cell, value, LeftTelling.Told);
                break;
            case ColumnFate.Bare when kind == RowKind.Nothing:
                fates.Leave(cell, value, LeftTelling.Aside);
                break;
            default:
                fates.Leave(cell, value, LeftTelling.Table);
                break;
        }
    }
}
