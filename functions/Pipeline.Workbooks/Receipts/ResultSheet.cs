using System.Collections.Immutable;
using System.Globalization;
using System.Security;
using System.Text;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Text;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Receipts;

/// <summary>Spells the sheet 校验结果: verdict, what happens next, totals, the table of findings.</summary>
internal sealed class ResultSheet
{
    /// <summary>Hidden: sheet, fill and cells of what was marked, see <see cref="MarkRecord"/>.</summary>
    public const int RecordColumn = 10;

    private const int LastColumn = 9;
    private const int CellColumn = 5;
    private const int LongestCell = 32_000;
    private const string Ink = "FF262626";
    private static readonly double[] Widths = [6, 8, 7, 12, 9, 18, 41, 35, 29];

    private readonly StringBuilder rows = new(4096);
    private readonly List<string> merges = [];
    private readonly List<(string Cell, string Target)> links = [];
    private readonly ReceiptStyles styles;
    private readonly ReceiptContent content;
    private readonly IReadOnlySet<string> sheets;
    private readonly List<(string Sheet, string Fill, string Addresses)> record;
    private readonly Dictionary<int, CellFormat> formats = [];
    private int row;

    private ResultSheet(ReceiptStyles styles, ReceiptContent content, IReadOnlySet<string> sheets, MarkRecord record)
    {
        this.styles = styles;
        this.content = content;
        this.sheets = sheets;
        this.record = [.. record.Lines];
    }

    /// <summary>The sheet's bytes and the rows that its names refer to.</summary>
    public static (byte[] Xml, ResultPlaces Places) Write(ReceiptStyles styles, ReceiptContent content, IReadOnlySet<string> sheets, MarkRecord record, string ns)
    {
        var sheet = new ResultSheet(styles, content, sheets, record);
        sheet.WriteTop();
        var places = sheet.WriteTable();
        return (Encoding.UTF8.GetBytes(sheet.Document(places, ns)), places);
    }

    private int Style(CellFormat format)
    {
        var index = styles.Add(format);
        formats.TryAdd(index, format);
        return index;
    }

    private void WriteTop()
    {
        var colour = content.Verdict switch { Verdict.Rejected => "FFC00000", Verdict.AcceptedWithQueries => "FFB45F06", _ => "FF2E7D32" };
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
            Begin(18 * SheetXml.Lines(text, Widths[3..].Sum()));
            Cell(1, label, name);
            Fill(2, 3, label);
            Cell(4, value, text);
            Fill(5, LastColumn, value);
            Merge(1, 3);
            Merge(4, LastColumn);
            End();
        }
    }

    private void WriteFacts()
    {
        var style = Style(new CellFormat(10, Bordered: true));
        Begin(18 * Math.Max(SheetXml.Lines("文件:" + content.File, Widths[7]), SheetXml.Lines("学校:" + content.School, Widths[..6].Sum())));
        Cell(1, style, "学校:" + content.School);
        Fill(2, 6, style);
        Merge(1, 6);
        Cell(7, style, "报告期:" + content.Period);
        Cell(8, style, "文件:" + PersonalData.Mask(content.File));
        Cell(9, style, "收到时间:" + content.ReceivedAt);
        End();
    }

    private ResultPlaces WriteTable()
    {
        var head = Style(new CellFormat(10, true, "FFFFFFFF", "FF44546A", Bordered: true, Centred: true));
        Begin(22);
        for (var i = 0; i < LastColumn; i++)
        {
            Cell(i + 1, head, ReceiptExplanations.Columns[i]);
        }
        var header = row;
        Record(0);
        End();
        var line = 1;
        foreach (var finding in content.Findings.Take(ReceiptContent.MaxLines))
        {
            WriteFinding(finding, line++);
        }
        var last = row;
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
            Begin(null);
            Record(line);
            End();
        }
        return new ResultPlaces(header, last);
    }

    private void WriteFinding(Finding finding, int line)
    {
        var text = Style(new CellFormat(10, Bordered: true, Top: true, Number: CellFormat.Text));
        var centred = Style(new CellFormat(10, Bordered: true, Top: true, Centred: true));
        Begin(HeightOf(finding));
        Cell(1, centred, line.ToString(CultureInfo.InvariantCulture));
        Cell(2, centred, finding.Code);
        Cell(3, Style(new CellFormat(10, true, Ink, finding.Severity.Colour(), Bordered: true, Centred: true, Top: true)), finding.Severity.ChineseName());
        Cell(4, text, finding.Sheet ?? "");
        if (finding.Sheet is { } sheet && finding.Cell is { } cell && sheets.Contains(sheet))
        {
            links.Add((CellAddress.Format(row, CellColumn), "'" + sheet.Replace("'", "''", StringComparison.Ordinal) + "'!" + cell));
            Cell(CellColumn, Style(new CellFormat(10, Colour: "FF0563C1", Bordered: true, Top: true, Centred: true, Underlined: true)), cell);
        }
        else
        {
            Cell(CellColumn, centred, finding.Cell ?? "");
        }
        Cell(6, text, ReceiptExplanations.ShownText(finding.Text));
        Cell(7, text, finding.Problem);
        Cell(8, text, finding.Remedy);
        Cell(LastColumn, finding.Severity == Severity.Query
            ? Style(new CellFormat(10, Fill: "FFFFFBE6", Bordered: true, Top: true, Editable: true, Number: CellFormat.Text))
            : Style(new CellFormat(10, Bordered: true, Top: true, Editable: true, Number: CellFormat.Text)), finding.Explanation ?? "");
        Record(line);
        End();
    }

    /// <summary>Said outright: not every program fits the height of a wrapped row when it opens the file.</summary>
    private static double HeightOf(Finding finding)
    {
        string[] texts = [finding.Sheet ?? "", finding.Cell ?? "", ReceiptExplanations.ShownText(finding.Text), finding.Problem, finding.Remedy, finding.Explanation ?? ""];
        return 4 + (14 * texts.Select((text, index) => SheetXml.Lines(text, Widths[index + 3])).Max());
    }

    private void Record(int line)
    {
        if (line < record.Count)
        {
            var (sheet, fill, addresses) = record[line];
            Cell(RecordColumn, 0, sheet);
            Cell(RecordColumn + 1, 0, fill.Length == 0 ? "-" : fill);
            Cell(RecordColumn + 2, 0, addresses);
        }
    }

    private void Line(double height, int style, string text)
    {
        Begin(height);
        Cell(1, style, text);
        Fill(2, LastColumn, style);
        Merge(1, LastColumn);
        End();
    }

    private void Begin(double? height)
    {
        row++;
        rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\"");
        if (height is { } points)
        {
            rows.Append(CultureInfo.InvariantCulture, $" ht=\"{points}\" customHeight=\"1\"");
        }
        rows.Append('>');
    }

    private void End() => rows.Append("</row>");

    private void Cell(int column, int style, string text)
    {
        if (VisibleText.LooksLikeFormula(text) && formats.TryGetValue(style, out var format))
        {
            style = Style(format with { Quoted = true });
        }
        rows.Append("<c r=\"").Append(CellAddress.Format(row, column)).Append("\" s=\"").Append(style.ToString(CultureInfo.InvariantCulture));
        if (text.Length == 0)
        {
            rows.Append("\"/>");
            return;
        }
        text = text.Length <= LongestCell ? text : text[..LongestCell];
        // What the school explained comes back as it was written, and the record is read again.
        text = column is LastColumn or >= RecordColumn ? text : VisibleText.Of(text);
        rows.Append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">").Append(SecurityElement.Escape(PartXml.Clean(text))).Append("</t></is></c>");
    }

    private void Fill(int first, int last, int style)
    {
        for (var column = first; column <= last; column++)
        {
            Cell(column, style, "");
        }
    }

    private void Merge(int first, int last) => merges.Add(CellAddress.Format(row, first) + ":" + CellAddress.Format(row, last));

    private string Document(ResultPlaces places, string ns)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n", rows.Length + 4096);
        xml.Append(CultureInfo.InvariantCulture, $"<worksheet xmlns=\"{ns}\"><sheetPr><tabColor rgb=\"FFC00000\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        xml.Append(CultureInfo.InvariantCulture, $"<dimension ref=\"A1:I{row}\"/><sheetViews><sheetView showGridLines=\"0\" tabSelected=\"1\" workbookViewId=\"0\">");
        xml.Append(CultureInfo.InvariantCulture, $"<pane ySplit=\"{places.Header}\" topLeftCell=\"A{places.Header + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/>");
        xml.Append(CultureInfo.InvariantCulture, $"<selection pane=\"bottomLeft\" activeCell=\"A{places.Header + 1}\" sqref=\"A{places.Header + 1}\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        for (var i = 0; i < Widths.Length; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Widths[i] + 0.71}\" customWidth=\"1\"/>");
        }
        xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{RecordColumn}\" max=\"{RecordColumn + 2}\" width=\"9\" hidden=\"1\" customWidth=\"1\"/></cols><sheetData>");
        xml.Append(rows).Append("</sheetData>");
        xml.Append("<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\" sort=\"0\" autoFilter=\"0\"/>");
        if (places.Last > places.Header)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<autoFilter ref=\"{places.Filter}\"/>");
        }
        xml.Append(CultureInfo.InvariantCulture, $"<mergeCells count=\"{merges.Count}\">").AppendJoin("", merges.Select(merge => $"<mergeCell ref=\"{merge}\"/>")).Append("</mergeCells>");
        AppendHints(xml, places);
        xml.Append("<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>");
        xml.Append("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/><headerFooter><oddFooter>&amp;L校验结果&amp;R第 &amp;P 页,共 &amp;N 页</oddFooter></headerFooter></worksheet>");
        return xml.ToString();
    }

    private void AppendHints(StringBuilder xml, ResultPlaces places)
    {
        if (places.Last > places.Header)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<dataValidations count=\"1\"><dataValidation type=\"textLength\" operator=\"lessThanOrEqual\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" errorTitle=\"情况说明太长\" error=\"请写在500字以内。\" promptTitle=\"情况说明\" prompt=\"疑问核对无误的,在这里写明原因,再把本文件重新上传。错误须改正,不能用说明代替。请不要写学生姓名。\" sqref=\"I{places.Header + 1}:I{places.Last}\"><formula1>500</formula1></dataValidation></dataValidations>");
        }
        if (links.Count > 0)
        {
            xml.Append("<hyperlinks>");
            foreach (var (cell, target) in links)
            {
                xml.Append("<hyperlink ref=\"").Append(cell).Append("\" location=\"").Append(SecurityElement.Escape(target)).Append("\" display=\"").Append(SecurityElement.Escape(target)).Append("\"/>");
            }
            xml.Append("</hyperlinks>");
        }
    }
}
