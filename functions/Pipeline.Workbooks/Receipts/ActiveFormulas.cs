using System.Buffers;
using System.Net;
using System.Text;
using Pipeline.Workbooks.Reading.Ooxml;

namespace Pipeline.Workbooks.Receipts;

/// <summary>Tells formulas that reach outside the workbook: other workbooks, DDE, the web, code of other programs.</summary>
internal static class ActiveFormulas
{
    private static readonly string[] Functions =
    [
        "WEBSERVICE(",
        "FILTERXML(",
        "RTD(",
        "CALL(",
        "REGISTER",
        "EXEC(",
        "IMAGE(",
        "EVALUATE(",
        "SQL.REQUEST(",
        "CUBE",
        "STOCKHISTORY(",
        "IMPORTDATA(",
    ];

    private static readonly SearchValues<string> Traces = SearchValues.Create(Functions, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether any formula of a sheet does.</summary>
    /// <exception cref="Pipeline.Workbooks.Ooxml.UnmarkableException">The sheet cannot be gone through.</exception>
    public static bool AreIn(ReadOnlySpan<byte> xml)
    {
        if (xml.IndexOf("<f"u8) < 0 && xml.IndexOf(":f"u8) < 0 && xml.IndexOf((byte)0) < 0)
        {
            return false;
        }
        var scanner = new XmlTagScanner(xml);
        var open = -1;
        while (scanner.Next())
        {
            if (!scanner.LocalName.SequenceEqual("f"u8) || scanner.Tag.IsEmpty)
            {
                continue;
            }
            if (scanner.Tag.IsClosing && open >= 0 && IsActive(xml[open..scanner.Tag.Start]))
            {
                return true;
            }
            open = scanner.Tag.IsClosing ? -1 : scanner.Tag.End;
        }
        return false;
    }

    /// <param name="formula">As the part has it, references not decoded.</param>
    public static bool IsActive(ReadOnlySpan<byte> formula)
    {
        // Comments and CDATA within a formula are nothing that a program writes.
        if (formula.IndexOf((byte)'<') >= 0)
        {
            return true;
        }
        var text = Encoding.UTF8.GetString(formula);
        return IsActive(text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text);
    }

    /// <inheritdoc cref="IsActive(ReadOnlySpan{byte})"/>
    public static bool IsActive(string formula) =>
        formula.AsSpan().ContainsAny(Traces)
        || (formula.Contains('|', StringComparison.Ordinal) && WithoutTexts(formula).Contains('|', StringComparison.Ordinal))
        || (formula.Contains('[', StringComparison.Ordinal) && FormulaText.RefersOutside(formula));

    private static string WithoutTexts(string formula)
    {
        var outside = new StringBuilder(formula.Length);
        var inText = false;
        foreach (var character in formula)
        {
            inText ^= character == '"';
            if (!inText)
            {
                outside.Append(character);
            }
        }
        return outside.ToString();
    }
}
