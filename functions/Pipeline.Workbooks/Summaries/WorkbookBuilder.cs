using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Ooxml;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries;

/// <summary>Gathers the sheets of a workbook, written in any order, and closes it with the parts that list them.</summary>
internal sealed class WorkbookBuilder(Stream output) : IDisposable
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private readonly List<Listed> sheets = [];

    public PackageWriter Package { get; } = new(output);

    public SummaryStyles Styles { get; } = new();

    public StringTable Strings { get; } = new();

    /// <summary>初步数 or 定稿, on every page of the sheets that are written after it is set.</summary>
    public string Stage { get; set; } = "";

    /// <summary>Opens the part of the next sheet.</summary>
    /// <param name="order">The sheet's place in the workbook.</param>
    /// <param name="titles">The rows that are repeated on every page, such as <c>$1:$3</c>; null for none.</param>
    /// <param name="area">What is printed; null for all.</param>
    public Stream OpenSheet(
        int order,
        string name,
        string? titles,
        string? filter = null,
        CompressionLevel level = CompressionLevel.Optimal,
        string? area = null
    )
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"sheet{sheets.Count + 1}.xml");
        sheets.Add(new Listed(order, name, file, titles, area, filter));
        return Package.Open("xl/worksheets/" + file, Spreadsheet + "worksheet+xml", level);
    }

    /// <summary>The part of the sheet that was opened last.</summary>
    public string LastSheetPath => "xl/worksheets/" + sheets[^1].File;

    /// <summary>Writes a whole sheet.</summary>
    public void Sheet(int order, string name, SheetSetup setup, Action<SheetWriter> fill, string? filter = null, string? drawing = null)
    {
        var titles = setup.RepeatFrom > 0 ? string.Create(CultureInfo.InvariantCulture, $"${setup.RepeatFrom}:${setup.RepeatTo}") : null;
        using var part = OpenSheet(order, name, titles, filter);
        var sheet = new SheetWriter(part, Styles, Strings, setup with { Stage = Stage });
        fill(sheet);
        if (filter is not null)
        {
            sheet.Filter(filter);
        }
        sheet.Finish(drawing);
        if (setup.LastPrintedColumn > 0 || setup.LastPrintedRow > 0)
        {
            sheets[^1] = sheets[^1] with
            {
                Area =
                    $"$A$1:{Reference.Absolute(setup.LastPrintedRow > 0 ? setup.LastPrintedRow : sheet.CurrentRow, setup.LastPrintedColumn > 0 ? setup.LastPrintedColumn : setup.Columns.Length)}",
            };
        }
    }

    public void Finish(string title, DateTimeOffset created)
    {
        var ordered = sheets.OrderBy(sheet => sheet.Order).ToList();
        Package.Write("xl/styles.xml", Spreadsheet + "styles+xml", Styles.ToBytes());
        using (var part = Package.Open("xl/sharedStrings.xml", Spreadsheet + "sharedStrings+xml", CompressionLevel.Fastest))
        {
            Strings.Write(part);
        }
        Package.Write("xl/workbook.xml", Spreadsheet + "sheet.main+xml", WorkbookXml(ordered));
        Package.Relate(
            "xl/workbook.xml",
            [
                .. sheets.Select(
                    (sheet, i) =>
                        NewRelationship.OfOffice(
                            string.Create(CultureInfo.InvariantCulture, $"rId{i + 1}"),
                            "worksheet",
                            "worksheets/" + sheet.File
                        )
                ),
                NewRelationship.OfOffice("rIdStyles", "styles", "styles.xml"),
                NewRelationship.OfOffice("rIdStrings", "sharedStrings", "sharedStrings.xml"),
            ]
        );
        DocumentProperties.Write(Package, title, created, "xl/workbook.xml");
        Package.Finish();
    }

    public void Dispose() => Package.Dispose();

    private string WorkbookXml(List<Listed> ordered)
    {
        var xml = new StringBuilder(
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                + "<workbookPr defaultThemeVersion=\"124226\"/><bookViews><workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"28800\" windowHeight=\"15000\" tabRatio=\"800\"/></bookViews><sheets>"
        );
        var names = new StringBuilder();
        for (var i = 0; i < ordered.Count; i++)
        {
            var sheet = ordered[i];
            xml.Append(
                CultureInfo.InvariantCulture,
                $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{i + 1}\" r:id=\"rId{sheets.IndexOf(sheet) + 1}\"/>"
            );
            AppendName(
                names,
                "_xlnm._FilterDatabase",
                i,
                sheet.Name,
                sheet.Filter is null ? null : AbsoluteRange(sheet.Filter),
                " hidden=\"1\""
            );
            AppendName(names, "_xlnm.Print_Area", i, sheet.Name, sheet.Area, "");
            AppendName(names, "_xlnm.Print_Titles", i, sheet.Name, sheet.Titles, "");
        }
        xml.Append("</sheets>");
        if (names.Length > 0)
        {
            xml.Append("<definedNames>").Append(names).Append("</definedNames>");
        }
        return xml.Append("<calcPr calcId=\"191029\"/></workbook>").ToString();
    }

    private static void AppendName(StringBuilder names, string name, int sheet, string sheetName, string? range, string extra)
    {
        if (range is not null)
        {
            names.Append(
                CultureInfo.InvariantCulture,
                $"<definedName name=\"{name}\" localSheetId=\"{sheet}\"{extra}>'{SecurityElement.Escape(sheetName).Replace("&apos;", "''", StringComparison.Ordinal)}'!{range}</definedName>"
            );
        }
    }

    private sealed record Listed(int Order, string Name, string File, string? Titles, string? Area, string? Filter);

    private static string AbsoluteRange(string range) =>
        CellRange.TryParse(range, out var cells)
            ? $"{Reference.Absolute(cells.FirstRow, cells.FirstColumn)}:{Reference.Absolute(cells.LastRow, cells.LastColumn)}"
            : throw new ArgumentException($"'{range}' is no range.", nameof(range));
}
