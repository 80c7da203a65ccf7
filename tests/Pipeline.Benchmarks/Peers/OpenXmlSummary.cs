using System.Globalization;
using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Submissions;

namespace Pipeline.Benchmarks.Peers;

/// <summary>
/// The cells of 数据明细 through the Open XML SDK's streaming writer, its elements used again and again, and nothing else in the workbook.
/// </summary>
internal sealed class OpenXmlSummary
{
    private const string Number = "n";
    private const string Shared = "s";

    private readonly string[] headers;
    private readonly string[] letters;
    private readonly Dictionary<string, int> columns;
    private readonly Dictionary<string, int> strings = new(StringComparer.Ordinal);
    private readonly Row rowElement = new();
    private readonly Cell cellElement = new();
    private OpenXmlWriter writer = null!;
    private int row;

    /// <param name="headers">The sheet's columns, by which the peer finds where a value stands.</param>
    public OpenXmlSummary(IEnumerable<string> headers)
    {
        this.headers = [.. headers];
        letters = [.. Enumerable.Range(1, this.headers.Length).Select(CellAddress.ColumnName)];
        columns = this.headers.Select((header, i) => (header, i)).ToDictionary(pair => pair.header, pair => pair.i, StringComparer.Ordinal);
    }

    public void Write(string path, IEnumerable<DetailRow> rows)
    {
        using var package = Package.Open(path, FileMode.Create, FileAccess.ReadWrite);
        using var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>("rIdStyles").Stylesheet = new Stylesheet(
            new Fonts(new Font()),
            new Fills(new Fill()),
            new Borders(new Border()),
            new CellFormats(new CellFormat(), new CellFormat())
        );
        var sheet = book.AddNewPart<WorksheetPart>("rId1");
        using (writer = OpenXmlWriter.Create(sheet))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            WriteHeader();
            foreach (var detail in rows)
            {
                WriteFigures(detail);
            }
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        WriteStrings(book);
        book.Workbook = new Workbook(
            new DocumentFormat.OpenXml.Spreadsheet.Sheets(
                new Sheet
                {
                    Name = "数据明细",
                    SheetId = 1,
                    Id = "rId1",
                }
            )
        );
    }

    private void WriteHeader()
    {
        OpenRow();
        foreach (var header in headers)
        {
            Text(header, header);
        }
        writer.WriteEndElement();
    }

    private void WriteFigures(DetailRow detail)
    {
        foreach (var measure in detail.Row.Form.Measures)
        {
            if (detail.Row.Values[measure.Index] is { HasValue: true } value)
            {
                WriteFigure(detail, measure, value);
            }
        }
    }

    private void WriteFigure(DetailRow detail, MeasureColumn measure, MeasureValue value)
    {
        var data = detail.Row;
        OpenRow();
        for (var i = 0; i < Math.Min(detail.School.AreaNames.Length, 3); i++)
        {
            Text(headers[i], detail.School.AreaNames[i]);
        }
        Text("学校标识码", detail.School.Code.ToString());
        Text("学校名称", detail.School.Name);
        Text("报告期", detail.Source.Period.ChineseName);
        Text("报表", data.Form.Sheet);
        foreach (var dimension in data.Form.Dimensions)
        {
            Text(dimension.Name, data.Dimensions[dimension.Index] ?? "");
        }
        Text("附注", string.Join(';', data.Texts.Where(text => !string.IsNullOrEmpty(text))));
        Text("指标", measure.Name);
        var figure =
            measure.Kind == QuantityKind.Money
                ? (value.Value / 100m).ToString("0.##", CultureInfo.InvariantCulture)
                : value.Value.ToString(CultureInfo.InvariantCulture);
        Cell("数值", Number, figure);
        Text("单位", measure.Unit);
        Text("约数", value.Approximate ? "是" : "");
        Text("推算", value.State == MeasureState.Derived ? "是" : "");
        Text("计入汇总", detail.Counts(measure.Index) ? "是" : "否");
        Text("文件", detail.Source.File);
        Text("版本", detail.Source.Version);
        Text("工作表", data.Sheet);
        Text("单元格", value.Column > 0 ? CellAddress.Format(data.Row, value.Column) : "");
        Text("填报内容", value.Text ?? "");
        writer.WriteEndElement();
    }

    private void OpenRow() =>
        writer.WriteStartElement(rowElement, [new OpenXmlAttribute("r", "", (++row).ToString(CultureInfo.InvariantCulture))]);

    private void Text(string header, string text)
    {
        if (text.Length == 0)
        {
            return;
        }
        if (!strings.TryGetValue(text, out var index))
        {
            strings.Add(text, index = strings.Count);
        }
        Cell(header, Shared, index.ToString(CultureInfo.InvariantCulture));
    }

    private void Cell(string header, string type, string value)
    {
        writer.WriteStartElement(
            cellElement,
            [
                new OpenXmlAttribute("r", "", letters[columns[header]] + row.ToString(CultureInfo.InvariantCulture)),
                new OpenXmlAttribute("s", "", "1"),
                new OpenXmlAttribute("t", "", type),
            ]
        );
        writer.WriteElement(new CellValue(value));
        writer.WriteEndElement();
    }

    private void WriteStrings(WorkbookPart book)
    {
        using var to = OpenXmlWriter.Create(book.AddNewPart<SharedStringTablePart>("rIdStrings"));
        to.WriteStartElement(new SharedStringTable());
        foreach (var text in strings.Keys)
        {
            to.WriteElement(new SharedStringItem(new Text(text)));
        }
        to.WriteEndElement();
    }
}
