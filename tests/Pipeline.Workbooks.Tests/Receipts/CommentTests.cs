using System.Text.RegularExpressions;
using ClosedXML.Excel;

namespace Pipeline.Workbooks.Tests.Receipts;

public sealed class CommentTests
{
    private static byte[] Commented()
    {
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("获奖");
        sheet.Cell("A1").SetValue("表头");
        sheet.Cell("A1").Comment.AddText("老师的批注");
        sheet.Cell("B2").SetValue("区级");
        sheet.Cell("B2").Comment.AddText("请王老师核对");
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    private static string CommentOf(byte[] workbook, string cell)
    {
        using var opened = new XLWorkbook(new MemoryStream(workbook));
        var at = opened.Worksheet("获奖").Cell(cell);
        return at.HasComment ? at.Comment.Text : "";
    }

    [Fact]
    public void KeepsTheSchoolsCommentsBesideOurs()
    {
        var receipt = Receipt.Write(Commented(), Receipt.Finding("获奖", "B2"), Receipt.Finding("获奖", "C2"));

        Assert.Equal("老师的批注", CommentOf(receipt, "A1"));
        Assert.StartsWith(
            "请王老师核对\n【校验】错误 Q216\n不是确切的数。\n如何修改:请改成确切的数。",
            CommentOf(receipt, "B2"),
            StringComparison.Ordinal
        );
        Assert.StartsWith("【校验】", CommentOf(receipt, "C2"), StringComparison.Ordinal);
    }

    [Fact]
    public void TakesOutOnlyOursWhenTheCellIsMended()
    {
        var marked = Receipt.Write(Commented(), Receipt.Finding("获奖", "B2"), Receipt.Finding("获奖", "C2"));

        var mended = Receipt.Write(marked);

        Assert.Equal("老师的批注", CommentOf(mended, "A1"));
        Assert.Equal("请王老师核对", CommentOf(mended, "B2"));
        Assert.Equal("", CommentOf(mended, "C2"));
        var drawing = Receipt.Parts(mended).Keys.Single(name => name.EndsWith(".vml", StringComparison.Ordinal));
        Assert.Equal(2, Regex.Count(Receipt.Part(mended, drawing), "ObjectType=\"Note\""));
    }

    [Fact]
    public void EveryCommentHasABoxOfItsOwn()
    {
        var receipt = Receipt.Write(Commented(), Receipt.Finding("获奖", "B2"), Receipt.Finding("获奖", "C2:C5"));

        var drawing = Receipt.Part(receipt, Receipt.Parts(receipt).Keys.Single(name => name.EndsWith(".vml", StringComparison.Ordinal)));
        var ids = Regex.Matches(drawing, "<v:shape [^>]*id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(6, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        System.Xml.Linq.XDocument.Parse(drawing.TrimStart('\uFEFF'));
    }

    [Fact]
    public void WhatTheSchoolAddsToOurCommentStays()
    {
        var marked = Receipt.Write(Commented(), Receipt.Finding("获奖", "C2"));
        using var opened = new XLWorkbook(new MemoryStream(marked));
        opened.Worksheet("获奖").Cell("C2").Comment.AddText("已与县里核对");
        using var stream = new MemoryStream();
        opened.SaveAs(stream);

        Assert.Equal("已与县里核对", CommentOf(Receipt.Write(stream.ToArray()), "C2"));
    }

    [Fact]
    public void ManyCellsAreColouredButNotAllCommented()
    {
        var receipt = Receipt.Write(Commented(), Receipt.Finding("获奖", "C2:C1000"));

        Assert.Equal(
            200,
            Regex.Count(
                Receipt.Part(receipt, Receipt.Parts(receipt).Keys.Single(name => name.Contains("comments", StringComparison.Ordinal))),
                "【校验】"
            )
        );
        Assert.Contains("一部分单元格只标色", Receipt.Part(receipt, "xl/worksheets/receipt.xml"), StringComparison.Ordinal);
    }
}
