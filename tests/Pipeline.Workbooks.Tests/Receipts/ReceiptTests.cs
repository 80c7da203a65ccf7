using System.Globalization;
using ClosedXML.Excel;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Receipts;
using Pipeline.Workbooks.Tests.Building;

namespace Pipeline.Workbooks.Tests.Receipts;

public sealed class ReceiptTests
{
    /// <param name="size">The size of a font, which makes the style part another.</param>
    private static byte[] Plain(double size = 11)
    {
        using var workbook = new XLWorkbook();
        workbook.AddWorksheet("补助资金").Cell("E7").SetValue("近2100人次").Style.Font.SetFontSize(size);
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);
        return stream.ToArray();
    }

    [Fact]
    public void LeavesWhatNoFindingConcernsByteForByte()
    {
        var upload = Receipt.Sample("total-row.xlsx");
        var judgement = Receipt.Judge(upload);
        var before = Receipt.Parts(upload);
        var after = Receipt.Parts(Receipt.Write(upload, judgement));

        string[] changed =
        [
            "[Content_Types].xml",
            "xl/styles.xml",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/worksheets/sheet3.xml",
        ];
        string[] tabbed = ["xl/worksheets/sheet1.xml"];
        Assert.Equal("补助资金", Assert.Single(judgement.Findings, finding => finding.Cell is not null).Sheet);
        Assert.All(
            before.Where(part => !changed.Contains(part.Key) && !tabbed.Contains(part.Key)),
            part => Assert.Equal(part.Value, after[part.Key])
        );
        Assert.All(
            tabbed,
            part =>
                Assert.Equal(
                    System.Text.Encoding.UTF8.GetString(before[part]).Replace("tabSelected=\"1\"", "tabSelected=\"0\""),
                    System.Text.Encoding.UTF8.GetString(after[part])
                )
        );
    }

    [Fact]
    public void SatisfiesTheOpenXmlSdkAsTheUploadDid()
    {
        var upload = Receipt.Sample("total-row.xlsx");

        Assert.Equal(Receipt.Invalid(upload), Receipt.Invalid(Receipt.Write(upload, Receipt.Judge(upload))));
    }

    [Fact]
    public void IsReadAsTheUploadWas()
    {
        var upload = Receipt.Sample("total-row.xlsx");
        var judgement = Receipt.Judge(upload);

        var again = Receipt.Judge(Receipt.Write(upload, judgement));

        Assert.Equal(judgement.Findings.AsEnumerable(), again.Findings.AsEnumerable());
        Assert.Equal(judgement.Rows.Length, again.Rows.Length);
    }

    [Fact]
    public void IsTheSame_WhateverOtherReceiptsOfThatStylePartWereWrittenBefore()
    {
        Judgement[] judgements =
        [
            Receipt.Judgement(),
            Receipt.Judgement(Receipt.Finding("补助资金", "E7", Severity.Query)),
            Receipt.Judgement(Receipt.Finding("补助资金", "E7")),
            Receipt.Judgement(Receipt.Finding("封面", "B2", Severity.Notice)),
            Receipt.Judgement(Receipt.Finding("没有的表", "A1", Severity.Query, explanation: "已核对")),
            Receipt.Judgement(
                Receipt.Finding("没有的表", "A1", Severity.Query, explanation: "已核对"),
                Receipt.Finding("没有的表", "A2", Severity.Notice)
            ),
        ];
        // 31.x: a style part that no receipt was written of before, for each judgement alone and for all in a row. The upload is itself the
        // receipt of a clean workbook, so that some formats are there and others not.
        byte[] Of(double size, int i) => Receipt.Write(Receipt.Write(Plain(size), judgements[0]), judgements[i]);
        string Styles(double size, byte[] receipt) =>
            Receipt.Part(receipt, "xl/styles.xml").Replace(size.ToString(CultureInfo.InvariantCulture), "31", StringComparison.Ordinal);
        var alone = Enumerable
            .Range(0, judgements.Length)
            .Select(i => (Size: 31 + (0.0625 * (i + 1)), Judgement: i))
            .Select(one => (one.Size, Receipt: Of(one.Size, one.Judgement)))
            .ToList();

        for (var round = 0; round < 3; round++)
        {
            foreach (
                var i in Enumerable.Range(0, judgements.Length).OrderBy(i => (judgements.Length - 1 - i + (2 * round)) % judgements.Length)
            )
            {
                var again = Of(31.5, i);
                Assert.Equal(Styles(alone[i].Size, alone[i].Receipt), Styles(31.5, again));
                var (first, second) = (Receipt.Parts(alone[i].Receipt), Receipt.Parts(again));
                Assert.All(
                    first.Where(part => part.Key.StartsWith("xl/worksheets/", StringComparison.Ordinal)),
                    part => Assert.Equal(part.Value, second[part.Key])
                );
            }
        }
    }

    [Fact]
    public void IsTheSameEveryTime()
    {
        var upload = Receipt.Sample("total-row.xlsx");
        var judgement = Receipt.Judge(upload);

        var culture = CultureInfo.CurrentCulture;
        var first = Receipt.Write(upload, judgement);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(first, Receipt.Write(upload, judgement));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void OpensWithVerdictNextStepAndTotals()
    {
        var upload = Receipt.Sample("total-row.xlsx");
        using var workbook = new XLWorkbook(new MemoryStream(Receipt.Write(upload, Receipt.Judge(upload))));
        var sheet = workbook.Worksheets.First();
        var top = string.Join("\n", sheet.Range("A1:I14").CellsUsed().Select(cell => cell.GetString()));

        Assert.Equal("校验结果", sheet.Name);
        Assert.Contains("未通过  |  错误1条  疑问0条  提示0条", top, StringComparison.Ordinal);
        Assert.Contains("本次未采用,先前通过的仍有效;请按下表改正错误后重新上传。", top, StringComparison.Ordinal);
        Assert.Contains("收到时间:2026-07-10 00:30:05(北京时间)", top, StringComparison.Ordinal);
        Assert.Contains("受助人数 —(同一学生可能重复,不相加)", top, StringComparison.Ordinal);
        Assert.Contains("补助金额 942,539.57元", top, StringComparison.Ordinal);
    }

    [Fact]
    public void ListsErrorsFirstWithALinkToTheCell()
    {
        var upload = Receipt.Sample("total-row.xlsx");
        var receipt = Receipt.Write(
            upload,
            Receipt.Finding("获奖", "B5", Severity.Notice),
            Receipt.Finding("补助资金", "G7"),
            Receipt.Finding("补助资金", "E7", Severity.Query, explanation: "全校都享受")
        );
        using var workbook = new XLWorkbook(new MemoryStream(receipt));
        var sheet = workbook.Worksheet("校验结果");
        var head = sheet.CellsUsed().Single(cell => cell.GetString() == "编号").Address.RowNumber;

        Assert.Equal(ReceiptExplanations.Columns, Enumerable.Range(1, 9).Select(column => sheet.Cell(head, column).GetString()));
        Assert.Equal(["错误", "疑问", "提示"], Enumerable.Range(1, 3).Select(row => sheet.Cell(head + row, 3).GetString()));
        Assert.Equal("'补助资金'!G7", sheet.Cell(head + 1, 5).Hyperlink.InternalAddress);
        Assert.Equal("全校都享受", sheet.Cell(head + 2, 9).GetString());
    }

    [Fact]
    public void BeyondTheCapTheRestIsCounted()
    {
        var findings = Enumerable
            .Range(1, 2_010)
            .Select(row => Receipt.Finding("补助资金", $"G{row}", Severity.Query))
            .Append(Receipt.Finding("补助资金", "A1"))
            .ToArray();
        var receipt = Receipt.Write(Receipt.Sample("total-row.xlsx"), findings);

        using var workbook = new XLWorkbook(new MemoryStream(receipt));
        var sheet = workbook.Worksheet("校验结果");
        Assert.Equal("错误", sheet.Cell(sheet.CellsUsed().Single(cell => cell.GetString() == "编号").Address.RowNumber + 1, 3).GetString());
        Assert.Contains(
            sheet.CellsUsed(),
            cell => cell.GetString() == "以上是前2000条,另有11条没有列出:Q216(疑问)11条。单元格都已标色;改正后重新上传,会继续列出。"
        );
    }

    [Fact]
    public void ExplanationsComeBackAndBelongToTheSameFindingOnly()
    {
        var open = Receipt.Finding("补助资金", "E7", Severity.Query, "近2100人次");
        var other = Receipt.Finding("补助资金", "E8", Severity.Query, "80多");
        var receipt = Receipt.Write(Plain(), open, other);
        using var workbook = new XLWorkbook(new MemoryStream(receipt));
        var sheet = workbook.Worksheet("校验结果");
        sheet.Cell(sheet.CellsUsed().Single(cell => cell.GetString() == "E7").Address.RowNumber, 9).SetValue(" 台账丢失,按发放记录估计 ");
        using var stream = new MemoryStream();
        workbook.SaveAs(stream);

        var read = ReceiptExplanations.Read(WorkbookOpener.Open(stream.ToArray(), "报表.xlsx").Grid!);

        Assert.Equal(new QueryExplanation("Q216", "补助资金", "E7", "近2100人次", "台账丢失,按发放记录估计"), Assert.Single(read.Items));
        Assert.True(read.TryFind(open, out var explanation));
        Assert.Equal("台账丢失,按发放记录估计", explanation);
        Assert.False(read.TryFind(other, out _));
        Assert.False(read.TryFind(open with { Text = "近2200人次" }, out _));
    }

    [Fact]
    public void SaysWhereEveryNumberWent()
    {
        var judgement = Receipt.Judgement(Receipt.Finding("补助资金", "G7", Severity.Query)) with
        {
            Numbers = new NumberBalance(640, 96, 70, [new LeftNumbers("获奖", "F5:F9", 5, 17), new LeftNumbers("附表", "B2", 1, 2.5m)]),
        };

        using var workbook = new XLWorkbook(new MemoryStream(Receipt.Write(Receipt.Sample("total-row.xlsx"), judgement)));

        var texts = workbook.Worksheet("校验结果").CellsUsed().Select(cell => cell.GetString()).ToList();
        Assert.Equal("计入640;核对96(合计、其中等);说明70(序号、日期、电话等);未计入6", texts[texts.IndexOf("显示812个") + 1]);
        Assert.Equal("获奖 F5:F9(5个,相加17);附表 B2(1个,相加2.5)", texts[texts.IndexOf("未计入") + 1]);
    }

    [Fact]
    public void NothingMoreIsNeededOnlyWhereNothingWasLeft()
    {
        var left = Receipt.Judgement() with { Numbers = new NumberBalance(1, 0, 0, [new LeftNumbers("获奖", "F5", 1, 17)]) };

        Assert.Contains("本次已采用,不需要再上传。", Part(Receipt.Judgement()), StringComparison.Ordinal);
        Assert.Contains("本次已采用;有1个数没有计入,请看“数的去向”,该计入的改好后重新上传。", Part(left), StringComparison.Ordinal);

        static string Part(Judgement judgement) =>
            Receipt.Part(Receipt.Write(Receipt.Sample("total-row.xlsx"), judgement), "xl/worksheets/receipt.xml");
    }

    [Fact]
    public void ARejectedOnesTotalsNameTheCellsThatAreNotInThem()
    {
        var upload = Receipt.Sample("total-row.xlsx");
        var row = Receipt.Judge(upload).Rows.First(row => row.Sheet == "补助资金");
        var counted = CellAddress.Format(row.Row, row.Values.First(value => value.HasValue && value.Column > 0).Column);
        var judgement = Receipt.Judgement(
            Receipt.Finding("补助资金", "G99"),
            Receipt.Finding("补助资金", counted),
            Receipt.Finding("补助资金", "G98", Severity.Query)
        ) with
        {
            Rows = [row],
        };

        using var workbook = new XLWorkbook(new MemoryStream(Receipt.Write(upload, judgement)));

        var texts = workbook.Worksheet("校验结果").CellsUsed().Select(cell => cell.GetString()).ToList();
        Assert.Equal("补助资金 G99", texts[texts.IndexOf("有错误、不在合计里") + 1]);
    }

    [Theory]
    [InlineData("报表.xlsx", "报表-回执.xlsx")]
    [InlineData("报表.xls", "报表-回执.xlsx")]
    [InlineData("报表-回执.xlsx", "报表-回执.xlsx")]
    [InlineData("报表-回执-回执.xlsx", "报表-回执.xlsx")]
    [InlineData("-回执.xlsx", "-回执-回执.xlsx")]
    public void IsNamedOnce(string upload, string receipt) => Assert.Equal(receipt, ReceiptWriter.NameOf(upload));

    [Fact]
    public void MacrosAreNotKept()
    {
        var upload = Samples.Read("macro.xlsm");
        Assert.Contains(Receipt.Parts(upload).Keys, name => name.Contains("vba", StringComparison.OrdinalIgnoreCase));

        var receipt = Receipt.Write(upload, Receipt.Finding("封面", "B2"));

        Assert.DoesNotContain(Receipt.Parts(receipt).Keys, name => name.Contains("vba", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("macro", Receipt.Part(receipt, "[Content_Types].xml"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("vba", Receipt.Part(receipt, "xl/_rels/workbook.xml.rels"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("xlsx", WorkbookOpener.Open(receipt, "a.xlsx").Kind);
    }

    [Fact]
    public void NamesOfSheetsFollowTheirSheet()
    {
        var upload = new XlsxPackage()
            .With(
                XlsxPackage.WorkbookPart,
                XlsxPackage
                    .Workbook("""<sheet name="补助资金" sheetId="1" r:id="rId1"/>""")
                    .Replace(
                        "</sheets>",
                        """</sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">补助资金!$A$1:$C$9</definedName></definedNames>"""
                    )
            )
            .ToBytes();

        var receipt = Receipt.Write(Receipt.Write(upload, Receipt.Finding("补助资金", "A1")), Receipt.Finding("补助资金", "A1"));

        var workbook = Receipt.Part(receipt, XlsxPackage.WorkbookPart);
        Assert.Contains(
            """<definedName name="_xlnm.Print_Area" localSheetId="1">补助资金!$A$1:$C$9</definedName>""",
            workbook,
            StringComparison.Ordinal
        );
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(workbook, "_xlnm.Print_Titles"));
    }

    [Theory]
    [InlineData("biff8.xls")]
    [InlineData("truncated.xls")]
    [InlineData("password-1.xlsx")]
    public void WhatCannotBeMarkedGetsTheResultAlone(string name)
    {
        var upload = Samples.Read(name);
        var judgement = Receipt.Judge(upload);

        var receipt = Receipt.Write(upload, judgement);

        Assert.Empty(Receipt.Invalid(receipt));
        using var workbook = new XLWorkbook(new MemoryStream(receipt));
        var sheet = Assert.Single(workbook.Worksheets);
        Assert.Equal("校验结果", sheet.Name);
        Assert.Contains(sheet.CellsUsed(), cell => cell.GetString() == "原文件不能在上面标注,本回执只列出校验结果。");
        Assert.All(judgement.Findings, finding => Assert.Contains(sheet.CellsUsed(), cell => cell.GetString() == finding.Problem));
    }

    [Fact]
    public void SpoiltBytesNeverLoseTheReceipt()
    {
        var upload = Receipt.Sample("total-row.xlsx");
        var random = new Random(20260710);
        for (var round = 0; round < 300; round++)
        {
            var spoilt = upload.ToArray();
            for (var i = random.Next(1, 40); i > 0; i--)
            {
                spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            }
            if (round % 3 == 0)
            {
                spoilt = spoilt[..random.Next(spoilt.Length)];
            }

            var receipt = Receipt.Write(spoilt, Receipt.Finding("补助资金", "G7"));

            Assert.Contains("xl/worksheets/receipt.xml", Receipt.Parts(receipt).Keys);
        }
    }

    [Theory]
    [InlineData("<worksheet")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><sheetData/></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"3\"/><row r=\"2\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"A9\"/></row></sheetData></worksheet>")]
    [InlineData("<worksheet><cols/></worksheet>")]
    [InlineData("<chartsheet/>")]
    public void ASheetThatCannotBePatchedSafelyGetsTheResultAlone(string sheet)
    {
        var upload = new XlsxPackage().With(XlsxPackage.SheetPart, sheet).ToBytes();

        using var workbook = new XLWorkbook(new MemoryStream(Receipt.Write(upload, Receipt.Finding("Sheet1", "A1"))));

        Assert.Single(workbook.Worksheets);
    }

    [Fact]
    public void TextThatXmlForbidsIsShownWithoutIt()
    {
        var receipt = Receipt.Write(Receipt.Sample("total-row.xlsx"), Receipt.Finding("补助资金", "G7", text: "<a>\u0001&\uD800=1+1"));

        using var workbook = new XLWorkbook(new MemoryStream(receipt));
        Assert.Contains(workbook.Worksheet("校验结果").CellsUsed(), cell => cell.GetString() == "<a> & =1+1");
    }
}
