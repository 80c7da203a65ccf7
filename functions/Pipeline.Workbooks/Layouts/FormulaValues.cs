using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ClosedXML.Excel;
using Pipeline.Workbooks.Ooxml;
using Pipeline.Workbooks.Receipts;

namespace Pipeline.Workbooks.Layouts;

/// <summary>
/// Gives the formulas of a filled table the values that they now have, so that it reads the same where nothing calculates.
/// </summary>
internal static partial class FormulaValues
{
    /// <summary>
    /// Writes the workbook with the results of its formulas; a formula that cannot be calculated here has none, and programs are asked to
    /// calculate it.
    /// </summary>
    public static void Complete(byte[] workbook, Stream output)
    {
        using var package = PackageParts.Read(workbook);
        var part = WorkbookPart.Open(package);
        XNamespace ns = part.MainNamespace;
        var sheets = part
            .DataSheets.Select(sheet => (sheet.Name, sheet.Part, Document: PartXml.Load(package.Bytes(sheet.Part))))
            .Where(sheet => sheet.Document.Descendants(ns + "f").Any())
            .ToList();
        if (sheets.Count == 0)
        {
            output.Write(workbook);
            return;
        }
        var complete = true;
        using (var calculated = Open(Quoted(workbook, sheets.Select(sheet => sheet.Part), ns)))
        {
            foreach (var (name, sheetPart, document) in sheets)
            {
                var sheet = calculated?.Worksheets.FirstOrDefault(each => each.Name == name);
                foreach (var cell in document.Descendants(ns + "c").Where(cell => cell.Element(ns + "f") is not null))
                {
                    complete &= Set(cell, ns, sheet);
                }
                package.Set(sheetPart, PartXml.ToBytes(document));
            }
        }
        if (!complete)
        {
            part.RequireCalculation();
            part.Save();
        }
        package.WriteTo(output);
    }

    /// <summary>A copy in which sheets' names in formulas are quoted: the library reads Chinese ones no other way.</summary>
    private static byte[] Quoted(byte[] workbook, IEnumerable<string> parts, XNamespace ns)
    {
        using var copy = PackageParts.Read(workbook);
        foreach (var part in parts)
        {
            var document = PartXml.Load(copy.Bytes(part));
            foreach (var formula in document.Descendants(ns + "f"))
            {
                formula.Value = SheetName().Replace(formula.Value, "'$1'!");
                // Results of before are not taken for results of now.
                formula.Parent!.Element(ns + "v")?.Remove();
                formula.Parent.SetAttributeValue("t", null);
            }
            copy.Set(part, PartXml.ToBytes(document));
        }
        using var written = new MemoryStream();
        copy.WriteTo(written);
        return written.ToArray();
    }

    [GeneratedRegex(@"(?<!['\p{L}\p{N}_.\]])([\p{L}_][\p{L}\p{N}_.]*)!", RegexOptions.CultureInvariant)]
    private static partial Regex SheetName();

    /// <summary>The library opens most, not all: what it cannot open keeps no stale results.</summary>
    private static XLWorkbook? Open(byte[] workbook)
    {
        try
        {
            return new XLWorkbook(new MemoryStream(workbook));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static bool Set(XElement cell, XNamespace ns, IXLWorksheet? sheet)
    {
        cell.Element(ns + "v")?.Remove();
        cell.SetAttributeValue("t", null);
        object? value;
        try
        {
            // A formula that looks at a blank cell alone is 0.
            value = sheet?.Cell((string)cell.Attribute("r")!) is { } at ? sheet.Evaluate(at.FormulaA1) ?? 0.0 : null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            value = null;
        }
        switch (value)
        {
            case double number when double.IsFinite(number):
                cell.Add(new XElement(ns + "v", number.ToString("R", CultureInfo.InvariantCulture)));
                return true;
            case string text:
                cell.SetAttributeValue("t", "str");
                cell.Add(new XElement(ns + "v", PartXml.Clean(text)));
                return true;
            case bool truth:
                cell.SetAttributeValue("t", "b");
                cell.Add(new XElement(ns + "v", truth ? "1" : "0"));
                return true;
            default:
                return false;
        }
    }
}
