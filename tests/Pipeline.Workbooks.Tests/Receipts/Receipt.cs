using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Receipts;

namespace Pipeline.Workbooks.Tests.Receipts;

/// <summary>Receipts with valid defaults: a test states only the findings.</summary>
internal static class Receipt
{
    public static readonly ReceiptHeader Header = new(
        new DateTimeOffset(2026, 7, 9, 16, 30, 5, TimeSpan.Zero),
        EarlierAcceptedStands: true
    );

    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "TestData", "Receipts", name));

    public static Finding Finding(
        string sheet,
        string cell,
        Severity severity = Severity.Error,
        string text = "80多",
        string? explanation = null
    ) => new("Q216", severity, sheet, cell, text, "不是确切的数。", "请改成确切的数。", explanation);

    public static Judgement Judgement(params Finding[] findings) =>
        new("报表.xlsx", SchoolCode.Parse("2145012203"), "府城二小", Period.Parse("2026-H1"), VerdictNames.Of(findings), [.. findings], []);

    public static byte[] Write(byte[] upload, params Finding[] findings) => Write(upload, Judgement(findings));

    public static byte[] Write(byte[] upload, Judgement judgement)
    {
        using var output = new MemoryStream();
        ReceiptWriter.Write(upload, "报表.xlsx", judgement, Header, output);
        return output.ToArray();
    }

    public static Judgement Judge(byte[] upload) =>
        WorkbookJudge.Judge(WorkbookOpener.Open(upload, "报表.xlsx"), "报表.xlsx", new JudgingContext(FormCatalogue.Standard));

    public static Dictionary<string, byte[]> Parts(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var stream = entry.Open();
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                return bytes.ToArray();
            }
        );
    }

    public static string Part(byte[] workbook, string name) => System.Text.Encoding.UTF8.GetString(Parts(workbook)[name]);

    /// <summary>The problems that the Open XML SDK sees.</summary>
    public static List<string> Invalid(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        return [.. new OpenXmlValidator().Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}")];
    }
}
