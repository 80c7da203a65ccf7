using System.Globalization;
using System.Xml.Linq;
using ClosedXML.Excel;
using Pipeline.Workbooks.Packaging;
using Pipeline.Workbooks.Receipts;

namespace Pipeline.Workbooks.Layouts;

/// <summary>Gives the formulas of a filled table the values that they now have, so that it reads the same where nothing calculates.</summary>
internal static class FormulaValues
{
    /// <summary>Writes the workbook with the results of its formulas; a formula that cannot be calculated here has none, and programs are asked to calculate it.</summary>
    public static void Complete(byte[] workbook, Stream output)
    {
        var package = PackageParts.Read(workbook);
        var part = WorkbookPart.Open(package);
        XNamespace ns = part.MainNamespace;
        var sheets = part.DataSheets.Select(sheet => (sheet.Name, sheet.Part, Document: PartXml.Load(package.Bytes(sheet.Part))))
            .Where(sheet => sheet.Document.Descendants(ns + "f").Any()).ToList();
        if (sheets.Count == 0)
        {
            output.Write(workbook);
            return;
        }
        var complete = true;
        using (var calculated = Open(workbook))
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
            value = sheet?.Cell((string)cell.Attribute("r")!).Value;
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
