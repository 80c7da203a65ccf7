using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Text;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Receipts;

/// <summary>Writes the sheet 校验结果: verdict, what happens next, totals, the table of findings.</summary>
internal sealed class ResultSheet
{
    /// <summary>Hidden: sheet, fill and cells of what was marked, see <see cref="MarkRecord"/>.</summary>
    public const int RecordColumn = 10;

    private const int LastColumn = 9;
    private const int CellColumn = 5;
    private const string Ink = "FF262626";
    private static readonly double[] Widths = [6, 8, 7, 12, 9, 18, 41, 35, 29];

    private readonly SheetXml sheet = new()
    {
        Widths = Widths,
        HiddenColumns = 3,
        IsProtected = true,
        HasFixedRows = true,
        IsShownFirst = true,
        TabColour = "FFC00000",
    };

    private readonly StyleBook styles;
    private readonly ReceiptContent content;
    private readonly IReadOnlySet<string> sheets;
    private readonly List<(string Sheet, string Fill, string Addresses)> record;
    private readonly Dictionary<int, CellFormat> formats = [];

    private ResultSheet(StyleBook styles, ReceiptContent content, IReadOnlySet<string> sheets, MarkRecord record)
    {
        this.styles = styles;
        this.content = content;
        this.sheets = sheets;
        this.record = [.. record.Lines];
    }

    /// <summary>The sheet's bytes and the rows that its names refer to.</summary>
    public static (byte[] Xml, ResultPlaces Places) Write(
        StyleBook styles,
        ReceiptContent content,
        IReadOnlySet<string> sheets,
        MarkRecord record,
        string ns
    )
    {
        var result = new ResultSheet(styles, content, sheets, record);
        result.WriteTop();
        var places = result.WriteTable();
        result.Finish(places);
        return (result.sheet.ToBytes(ns), places);
    }

    private int Style(CellFormat format)
    {
        var index = styles.Add(format);
        formats.TryAdd(index, format);
        return index;
    }

    private void WriteTop()
    {
        var colour = content.Verdict switch
        {
            Verdict.Rejected => "FFC00000",
            Verdict.AcceptedWithQueries => "FFB45F06",
            _ => "FF2E7D32",
        };
        Line(30, Style(new CellFormat(18, true, Ink, Centred: true)), ReceiptExplanations.SheetName + "(回执)");
        Line(28, Style(new CellFormat(14, true, "FFFFFFFF", colour)), content.VerdictLine);
        var plain = Style(new CellFormat(11, true));
        Line(24, plain, content.Next);
        if (content.Note.Length > 0)
        {
            Line(18, Style(new CellFormat(10, Colour: "FF595959")), content.Note);
        }
        WriteFacts();
        if (content.Totals.Length > 0)
        {
            Line(18, Style(new CellFormat(10, true, Ink, "FFF2F2F2")), "系统读到的合计(请与本校的数核对)");
            WriteLabelled(content.Totals);
            Line(18, Style(new CellFormat(10, true, Ink, "FFF2F2F2")), "数的去向(表里的每个数都在这里)");
            WriteLabelled(content.Numbers);
        }
    }

    private void WriteLabelled(ImmutableArray<(string Label, string Text)> lines)
    {
        var label = Style(new CellFormat(10, true, Bordered: true));
        var value = Style(new CellFormat(10, Bordered: true));
        foreach (var (name, text) in lines)
        {
            sheet.Begin(18 * SheetXml.Lines(text, Widths[3..].Sum()));
            Cell(1, label, name);
            sheet.Blank(2, 3, label);
            Cell(4, value, text);
            sheet.Blank(5, LastColumn, value);
            sheet.Merge(1, 3);
            sheet.Merge(4, LastColumn);
            sheet.End();
        }
    }

    private void WriteFacts()
    {
        var style = Style(new CellFormat(10, Bordered: true));
        sheet.Begin(
            18 * Math.Max(SheetXml.Lines("文件:" + content.File, Widths[7]), SheetXml.Lines("学校:" + content.School, Widths[..6].Sum()))
        );
        Cell(1, style, "学校:" + content.School);
        sheet.Blank(2, 6, style);
        sheet.Merge(1, 6);
        Cell(7, style, "报告期:" + content.Period);
        Cell(8, style, "文件:" + PersonalData.Mask(content.File));
        Cell(9, style, "收到时间:" + content.ReceivedAt);
        sheet.End();
    }

    private ResultPlaces WriteTable()
    {
        var head = Style(new CellFormat(10, true, "FFFFFFFF", "FF44546A", Bordered: true, Centred: true));
        sheet.Begin(22);
        for (var i = 0; i < LastColumn; i++)
        {
            Cell(i + 1, head, ReceiptExplanations.Columns[i]);
        }
        var header = sheet.Row;
        Record(0);
        sheet.End();
        var line = 1;
        foreach (var finding in content.Findings.Take(ReceiptContent.MaxLines))
        {
            WriteFinding(finding, line++);
        }
        var last = sheet.Row;
        if (content.Remainder() is { } remainder)
        {
            Line(18 * SheetXml.Lines(remainder, Widths.Sum()), Style(new CellFormat(10, true, "FFC00000")), remainder);
        }
        else if (content.Findings.Length == 0)
        {
            Line(24, Style(new CellFormat(10, Centred: true, Bordered: true)), "没有发现问题");
        }
        for (; line < record.Count; line++)
        {
            sheet.Begin(0);
            Record(line);
            sheet.End();
        }
        return new ResultPlaces(header, last);
    }

    private void WriteFinding(Finding finding, int line)
    {
        var text = Style(new CellFormat(10, Bordered: true, Top: true, Number: CellFormat.Text));
        var centred = Style(new CellFormat(10, Bordered: true, Top: true, Centred: true));
        sheet.Begin(HeightOf(finding));
        Cell(1, centred, line.ToString(CultureInfo.InvariantCulture));
        Cell(2, centred, finding.Code);
        Cell(
            3,
            Style(new CellFormat(10, true, Ink, finding.Severity.Colour(), Bordered: true, Centred: true, Top: true)),
            finding.Severity.ChineseName()
        );
        Cell(4, text, finding.Sheet ?? "");
        if (finding.Sheet is { } name && finding.Cell is { } cell && sheets.Contains(name))
        {
            sheet.Link(CellColumn, "'" + name.Replace("'", "''", StringComparison.Ordinal) + "'!" + cell);
            Cell(
                CellColumn,
                Style(new CellFormat(10, Colour: "FF0563C1", Bordered: true, Top: true, Centred: true, Underlined: true)),
                cell
            );
        }
        else
        {
            Cell(CellColumn, centred, finding.Cell ?? "");
        }
        Cell(6, text, ReceiptExplanations.ShownText(finding.Text));
        Cell(7, text, finding.Problem);
        Cell(8, text, finding.Remedy);
        Cell(
            LastColumn,
            finding.Severity == Severity.Query
                ? Style(new CellFormat(10, Fill: "FFFFFBE6", Bordered: true, Top: true, Editable: true, Number: CellFormat.Text))
                : Style(new CellFormat(10, Bordered: true, Top: true, Editable: true, Number: CellFormat.Text)),
            finding.Explanation ?? ""
        );
        Record(line);
        sheet.End();
    }

    /// <summary>Said outright: not every program fits the height of a wrapped row when it opens the file.</summary>
    private static double HeightOf(Finding finding)
    {
        string[] texts =
        [
            finding.Sheet ?? "",
            finding.Cell ?? "",
            ReceiptExplanations.ShownText(finding.Text),
            finding.Problem,
            finding.Remedy,
            finding.Explanation ?? "",
        ];
        return 4 + (14 * texts.Select((text, index) => SheetXml.Lines(text, Widths[index + 3])).Max());
    }

    private void Record(int line)
    {
        if (line < record.Count)
        {
            var (name, fill, addresses) = record[line];
            Cell(RecordColumn, 0, name);
            Cell(RecordColumn + 1, 0, fill.Length == 0 ? "-" : fill);
            Cell(RecordColumn + 2, 0, addresses);
        }
    }

    private void Line(double height, int style, string text)
    {
        sheet.Begin(height);
        Cell(1, style, text);
        sheet.Blank(2, LastColumn, style);
        sheet.Merge(1, LastColumn);
        sheet.End();
    }

    private void Cell(int column, int style, string text)
    {
        if (VisibleText.LooksLikeFormula(text) && formats.TryGetValue(style, out var format))
        {
            style = Style(format with { Quoted = true });
        }
        // What the school explained comes back as it was written, and the record is read again.
        sheet.Text(column, style, column is LastColumn or >= RecordColumn ? text : VisibleText.Of(text));
    }

    private void Finish(ResultPlaces places)
    {
        sheet.FrozenRows = places.Header;
        if (places.Last > places.Header)
        {
            sheet.Filter = places.Filter;
            sheet.Validate(
                new CellValidation(
                    string.Create(CultureInfo.InvariantCulture, $"I{places.Header + 1}:I{places.Last}"),
                    "textLength",
                    "lessThanOrEqual",
                    "500",
                    null,
                    "情况说明",
                    "疑问核对无误的,在这里写明原因,再把本文件重新上传。错误须改正,不能用说明代替。请不要写学生姓名。",
                    "请写在500字以内。"
                )
            );
        }
    }
}
