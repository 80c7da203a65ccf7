using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Schemes.Sheets;

namespace Pipeline.Domain.Tests.Schemes;

/// <summary>A scheme workbook's cells, exported from a scheme and then changed.</summary>
internal sealed class SchemeGrid
{
    private readonly Dictionary<string, SortedDictionary<(int Row, int Column), string>> sheets = new(StringComparer.Ordinal);

    public SchemeGrid(FormCatalogue scheme)
    {
        foreach (var spec in SchemeSheet.All)
        {
            var cells = sheets[spec.Name] = [];
            for (var column = 0; column < spec.Columns.Length; column++)
            {
                cells[(1, column + 1)] = spec.Columns[column].Name;
            }
            var rows = SchemeRows.Of(scheme, spec);
            for (var row = 0; row < rows.Length; row++)
            {
                for (var column = 0; column < rows[row].Length; column++)
                {
                    Set(spec.Name, row + 2, column + 1, rows[row][column]);
                }
            }
        }
    }

    public int Rows(string sheet) => sheets[sheet].Keys.Max(key => key.Row);

    public string Get(string sheet, int row, string column) =>
        sheets[sheet].GetValueOrDefault((row, SchemeSheet.Of(sheet).IndexOf(column)), "");

    public SchemeGrid Set(string sheet, int row, string column, string text) =>
        Set(sheet, row, SchemeSheet.Of(sheet).IndexOf(column), text);

    public SchemeGrid Set(string sheet, int row, int column, string text)
    {
        if (text.Length == 0)
        {
            sheets[sheet].Remove((row, column));
        }
        else
        {
            sheets[sheet][(row, column)] = text;
        }
        return this;
    }

    public SchemeGrid Drop(string sheet)
    {
        sheets.Remove(sheet);
        return this;
    }

    /// <summary>Takes a sheet's row out, and the rows below it stay where they are.</summary>
    public SchemeGrid DropRow(string sheet, int row)
    {
        foreach (var key in sheets[sheet].Keys.Where(key => key.Row == row).ToList())
        {
            sheets[sheet].Remove(key);
        }
        return this;
    }

    public SchemeReading Read() =>
        SchemeReader.Read(
            new WorkbookGrid(
                [
                    .. sheets.Select(sheet => new SheetGrid(
                        sheet.Key,
                        false,
                        [
                            .. sheet.Value.Select(cell => new GridCell(
                                cell.Key.Row,
                                cell.Key.Column,
                                CellKind.Text,
                                CellFlags.None,
                                0,
                                cell.Value
                            )),
                        ],
                        [],
                        new HashSet<int>(),
                        []
                    )),
                ],
                false,
                false
            )
        );

    public static string Address(string sheet, int row, string column) => CellAddress.Format(row, SchemeSheet.Of(sheet).IndexOf(column));
}
