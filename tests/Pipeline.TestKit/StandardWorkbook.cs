using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Pipeline.TestKit;

/// <summary>A standard workbook with valid defaults, of a few lines of XML: a test states only its difference.</summary>
public sealed record StandardWorkbook
{
    public string Code { get; init; } = "4501220001";

    public string Name { get; init; } = "府城镇中心小学";

    public string Period { get; init; } = "2019-H1";

    /// <summary>Pupils of the only grade; boys and girls follow from it.</summary>
    public int Pupils { get; init; } = 100;

    /// <summary>补助金额 of the only line, in 元.</summary>
    public int Amount { get; init; } = 50_000;

    /// <summary>受助人数 of the only line; more than <see cref="Pupils"/> is a query.</summary>
    public int Aided { get; init; } = 50;

    /// <summary>Makes 男生 + 女生 differ from 合计, which is an error.</summary>
    public bool IsWrong { get; init; }

    /// <summary>A number in a column of 学生人数 that the form does not have; null for no such column.</summary>
    public int? UnknownColumn { get; init; }

    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            string[] names = ["封面", "学生人数", "补助资金", "获奖"];
            Add(
                zip,
                "[Content_Types].xml",
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"""
                    + string.Concat(
                        names.Select(
                            (_, i) =>
                                $"""<Override PartName="/xl/worksheets/sheet{i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""
                        )
                    )
                    + "</Types>"
            );
            Add(
                zip,
                "_rels/.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            );
            Add(
                zip,
                "xl/workbook.xml",
                """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>"""
                    + string.Concat(names.Select((name, i) => $"""<sheet name="{name}" sheetId="{i + 1}" r:id="rId{i + 1}"/>"""))
                    + "</sheets></workbook>"
            );
            Add(
                zip,
                "xl/_rels/workbook.xml.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
                    + string.Concat(
                        names.Select(
                            (_, i) =>
                                $"""<Relationship Id="rId{i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{i + 1}.xml"/>"""
                        )
                    )
                    + "</Relationships>"
            );
            Add(
                zip,
                "xl/worksheets/sheet1.xml",
                Sheet(["封面"], ["学校标识码", Code], ["学校名称", Name], ["报告期", Period], ["填报人", "张老师"])
            );
            Add(
                zip,
                "xl/worksheets/sheet2.xml",
                Sheet(
                    [.. (object[])["学段", "年级", "男生", "女生", "合计"], .. UnknownColumn is null ? [] : (object[])["班主任工作量"]],
                    [
                        .. (object[])["小学", "一年级", Pupils / 2, Pupils - (Pupils / 2), IsWrong ? Pupils + 7 : Pupils],
                        .. UnknownColumn is { } number ? (object[])[number] : [],
                    ]
                )
            );
            Add(
                zip,
                "xl/worksheets/sheet3.xml",
                Sheet(
                    ["学段", "资助项目", "资金来源", "受助人数", "受助人次", "补助金额"],
                    ["小学", "营养改善计划", "中央", Aided, Aided, Amount]
                )
            );
            Add(zip, "xl/worksheets/sheet4.xml", Sheet(["获奖项目", "级别", "等次", "类别", "获奖对象", "数量"]));
        }
        return file.ToArray();
    }

    private static string Sheet(params object[][] rows)
    {
        var xml = new StringBuilder("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        for (var r = 0; r < rows.Length; r++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\">");
            for (var c = 0; c < rows[r].Length; c++)
            {
                var at = (char)('A' + c) + (r + 1).ToString(CultureInfo.InvariantCulture);
                xml.Append(
                    rows[r][c] is string text
                        ? $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>"
                        : string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}\"><v>{rows[r][c]}</v></c>")
                );
            }
            xml.Append("</row>");
        }
        return xml.Append("</sheetData></worksheet>").ToString();
    }

    private static void Add(ZipArchive zip, string name, string content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(2019, 7, 1, 0, 0, 0, TimeSpan.Zero);
        using var writer = new StreamWriter(entry.Open(), new UTF8Encoding(false));
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + content);
    }
}
