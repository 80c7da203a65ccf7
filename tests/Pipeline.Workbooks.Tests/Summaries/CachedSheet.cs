using System.Globalization;
using System.Xml.Linq;

namespace Pipeline.Workbooks.Tests.Summaries;

/// <summary>The cells of a sheet as the file has them: a formula's text, and its cached value (a double or a text).</summary>
internal sealed record CachedSheet(Dictionary<(int Row, int Column), CachedCell> Cells)
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static Dictionary<string, CachedSheet> Read(byte[] package)
    {
        var parts = SummaryWorkbooks.Parts(package);
        var strings = XDocument
            .Parse(parts["xl/sharedStrings.xml"])
            .Root!.Elements(Main + "si")
            .Select(item => string.Concat(item.Descendants(Main + "t").Select(text => text.Value)))
            .ToList();
        var targets = XDocument
            .Parse(parts["xl/_rels/workbook.xml.rels"])
            .Root!.Elements(Package + "Relationship")
            .ToDictionary(relationship => (string)relationship.Attribute("Id")!, relationship => (string)relationship.Attribute("Target")!);
        return XDocument
            .Parse(parts["xl/workbook.xml"])
            .Descendants(Main + "sheet")
            .ToDictionary(
                sheet => (string)sheet.Attribute("name")!,
                sheet => new CachedSheet(Cell(XDocument.Parse(parts["xl/" + targets[(string)sheet.Attribute(Office + "id")!]]), strings))
            );
    }

    public static (int Row, int Column) Address(string text)
    {
        var letters = text.TakeWhile(char.IsAsciiLetter).Count();
        return (
            int.Parse(text.AsSpan(letters), CultureInfo.InvariantCulture),
            text[..letters].Aggregate(0, (column, letter) => column * 26 + letter - 'A' + 1)
        );
    }

    /// <summary>The text or number at an address such as <c>B7</c>; null for nothing.</summary>
    public object? this[string address] => Cells.TryGetValue(Address(address), out var cell) ? cell.Value : null;

    /// <summary>A row's values joined by |.</summary>
    public string Row(int row) =>
        string.Join(
            '|',
            Cells
                .Where(cell => cell.Key.Row == row)
                .OrderBy(cell => cell.Key.Column)
                .Select(cell =>
                    cell.Value.Value is double number ? number.ToString(CultureInfo.InvariantCulture) : (string?)cell.Value.Value
                )
        );

    /// <summary>The first row whose column A holds this text.</summary>
    public int RowOf(string text, int column = 1) =>
        Cells.Where(cell => cell.Key.Column == column && Equals(cell.Value.Value, text)).Min(cell => cell.Key.Row);

    private static Dictionary<(int, int), CachedCell> Cell(XDocument sheet, List<string> strings) =>
        sheet
            .Descendants(Main + "c")
            .ToDictionary(
                cell => Address((string)cell.Attribute("r")!),
                cell => new CachedCell(Value(cell, strings), cell.Element(Main + "f")?.Value)
            );

    private static object? Value(XElement cell, List<string> strings) =>
        ((string?)cell.Attribute("t"), cell.Element(Main + "v")?.Value) switch
        {
            ("s", { } index) => strings[int.Parse(index, CultureInfo.InvariantCulture)],
            ("inlineStr", _) => string.Concat(cell.Descendants(Main + "t").Select(text => text.Value)),
            ("str", var text) => text ?? "",
            (_, { } number) => double.Parse(number, CultureInfo.InvariantCulture),
            _ => null,
        };
}
