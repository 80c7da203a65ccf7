using System.Xml;
using Pipeline.Domain.Judging;
using Pipeline.Workbooks.Ooxml;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Workbooks.Receipts;

/// <summary>Writes the receipt (回执): the school's own workbook with the findings marked and a sheet 校验结果 in front.</summary>
public static class ReceiptWriter
{
    /// <summary>A receipt is always an <c>.xlsx</c>, whatever was uploaded: macros are not kept.</summary>
    public const string Extension = ".xlsx";

    /// <summary>What a receipt's name ends in, before its extension.</summary>
    public const string Suffix = "-回执";

    private const string Unmarkable = "原文件不能在上面标注,本回执只列出校验结果。";

    /// <summary>The receipt's name: the workbook's with 回执 behind it, once, however often a receipt was sent back.</summary>
    /// <param name="fileName">The upload's, without folders.</param>
    public static string NameOf(string fileName)
    {
        var stem = Path.GetFileNameWithoutExtension(fileName);
        while (stem.EndsWith(Suffix, StringComparison.Ordinal) && stem.Length > Suffix.Length)
        {
            stem = stem[..^Suffix.Length];
        }
        return stem + Suffix + Extension;
    }

    /// <summary>Writes the receipt of an upload; never fails for what the upload holds, the same input gives the same bytes.</summary>
    /// <param name="upload">The file as the school sent it.</param>
    /// <param name="fileName">The file's name, shown on the receipt.</param>
    /// <param name="judgement">What was found.</param>
    /// <param name="header">What else the receipt says.</param>
    /// <param name="output">Where it goes; need not seek.</param>
    public static void Write(ReadOnlyMemory<byte> upload, string fileName, Judgement judgement, ReceiptHeader header, Stream output)
    {
        var content = ReceiptContent.Of(fileName, judgement, header);
        if (TryMark(upload, content) is { } marked)
        {
            marked.WriteTo(output);
            return;
        }
        using var package = ResultWorkbook.Create(content with { Note = Unmarkable });
        package.WriteTo(output);
    }

    /// <summary>The one place where the upload is opened: what cannot be marked safely gets a receipt of its own instead.</summary>
    private static MemoryStream? TryMark(ReadOnlyMemory<byte> upload, ReceiptContent content)
    {
        if (content.IsRefused)
        {
            return null;
        }
        try
        {
            using var package = MarkedWorkbook.Create(upload, content);
            // Whether the parts that are carried over are sound is known only when all are written.
            var written = new MemoryStream(upload.Length + 16 * 1024);
            package.WriteTo(written);
            return written;
        }
        catch (Exception exception)
            when (exception
                    is UnmarkableException
                        or RefusedException
                        or InvalidDataException
                        or XmlException
                        or ArgumentException
                        or FormatException
                        or OverflowException
            )
        {
            return null;
        }
    }
}
