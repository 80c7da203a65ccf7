using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Tests.Building;

namespace Pipeline.Workbooks.Tests.Reading;

public sealed class BiffTests
{
    private static readonly byte[] EmptyCellHead = BiffBytes.U16(0, 0, 0);

    [Fact]
    public void ReadsAWholeWorkbook()
    {
        var grid = WorkbookOpener.Open(Samples.Read("biff8.xls"), "biff8.xls").Grid!;

        Assert.Equal(["封面", "学生人数", "补助资金", "获奖"], grid.Sheets.Select(sheet => sheet.Name));
        Assert.Equal([14, 102, 56, 43], grid.Sheets.Select(sheet => sheet.Cells.Length));
        Assert.Equal(["A1:J1"], grid.Sheets[1].MergedRanges.Select(range => range.ToString()));
        Assert.Contains(grid.Sheets[3].Cells.ToArray(), cell => cell.Kind == CellKind.Text && cell.Text == "市级");
        Assert.False(grid.HasMacros || grid.HasExternalReferences);
    }

    [Fact]
    public void ReadsTheSameFromEt()
    {
        var et = WorkbookOpener.Open(Samples.Read("biff8-again.et"), "a.et");

        Assert.Equal(("xls", false), (et.Kind, et.NameMismatch));
        Assert.Equal(4, et.Grid!.Sheets.Length);
    }

    public static TheoryData<string, BiffBytes, string> Records()
    {
        static byte[] At(int row, int column, int style = 0) => BiffBytes.U16(row, column, style);
        static byte[] Number(double value) => BitConverter.GetBytes(value);
        return new TheoryData<string, BiffBytes, string>
        {
            { "a number", new BiffBytes().Cell(0x203, At(1, 2), Number(3.5)), "C2 Number 3.5" },
            { "a compressed whole number", new BiffBytes().Cell(0x27E, At(0, 0), BiffBytes.U32(3512 << 2 | 2)), "A1 Number 3512" },
            {
                "a compressed negative number",
                new BiffBytes().Cell(0x27E, At(0, 0), BiffBytes.U32(unchecked((uint)(-5 << 2) | 2))),
                "A1 Number -5"
            },
            { "a compressed number of hundredths", new BiffBytes().Cell(0x27E, At(0, 0), BiffBytes.U32(1234 << 2 | 3)), "A1 Number 12.34" },
            {
                "a compressed double",
                new BiffBytes().Cell(0x27E, At(0, 0), BiffBytes.U32((uint)(BitConverter.DoubleToInt64Bits(0.5) >> 32))),
                "A1 Number 0.5"
            },
            {
                "several compressed numbers",
                new BiffBytes().Cell(
                    0xBD,
                    BiffBytes.U16(0, 1),
                    BiffBytes.U16(0),
                    BiffBytes.U32(1 << 2 | 2),
                    BiffBytes.U16(0),
                    BiffBytes.U32(2 << 2 | 2),
                    BiffBytes.U16(2)
                ),
                "B1 Number 1 | C1 Number 2"
            },
            { "a label", new BiffBytes().Cell(0x204, At(0, 0), BiffBytes.Text("小学")), "A1 Text 小学" },
            { "TRUE", new BiffBytes().Cell(0x205, At(0, 0), [1, 0]), "A1 Boolean 1" },
            { "an error", new BiffBytes().Cell(0x205, At(0, 0), [0x17, 1]), "A1 Error #REF!" },
            {
                "a formula's number",
                new BiffBytes().Cell(0x6, At(0, 0), Number(7), new byte[6], BiffBytes.U16(3), [0x1E, 7, 0]),
                "A1 Number 7 [Formula]"
            },
            {
                "a formula's text",
                new BiffBytes()
                    .Cell(0x6, At(0, 0), [0, 0, 0, 0, 0, 0, 255, 255], new byte[6], BiffBytes.U16(0))
                    .Cell(0x207, BiffBytes.Text("甲")),
                "A1 Text 甲 [Formula]"
            },
            {
                "a formula's empty text",
                new BiffBytes().Cell(0x6, At(0, 0), [3, 0, 0, 0, 0, 0, 255, 255], new byte[6], BiffBytes.U16(0)),
                "A1 Blank [Formula]"
            },
            {
                "a formula's error",
                new BiffBytes().Cell(0x6, At(0, 0), [2, 0, 0x2A, 0, 0, 0, 255, 255], new byte[6], BiffBytes.U16(0)),
                "A1 Error #N/A [Formula]"
            },
            {
                "a formula's truth",
                new BiffBytes().Cell(0x6, At(0, 0), [1, 0, 1, 0, 0, 0, 255, 255], new byte[6], BiffBytes.U16(0)),
                "A1 Boolean 1 [Formula]"
            },
            {
                "another workbook",
                new BiffBytes()
                    .Global(0x1AE, BiffBytes.U16(1), BiffBytes.Text("b.xls"))
                    .Global(0x17, BiffBytes.U16(1, 0, 0, 0))
                    .Cell(0x6, At(0, 0), Number(7), new byte[6], BiffBytes.U16(10), [0x1E, 1, 0], [0x5A, 0, 0, 0, 0, 0, 0]),
                "A1 Number 7 [Formula, ExternalReference]"
            },
            {
                "another sheet of the same workbook",
                new BiffBytes()
                    .Global(0x1AE, BiffBytes.U16(1, 0x0401))
                    .Global(0x17, BiffBytes.U16(1, 0, 0, 0))
                    .Cell(0x6, At(0, 0), Number(7), new byte[6], BiffBytes.U16(7), [0x5A, 0, 0, 0, 0, 0, 0]),
                "A1 Number 7 [Formula]"
            },
            {
                "a date by a built-in format",
                new BiffBytes().Global(0xE0, BiffBytes.U16(0, 14), new byte[16]).Cell(0x203, At(0, 0), Number(43529)),
                "A1 Date 43529"
            },
            {
                "a date by its own format",
                new BiffBytes()
                    .Global(0x41E, BiffBytes.U16(200), BiffBytes.Text("yyyy年m月"))
                    .Global(0xE0, BiffBytes.U16(0, 200), new byte[16])
                    .Cell(0x203, At(0, 0), Number(43529)),
                "A1 Date 43529"
            },
            {
                "a date of a 1904 workbook",
                new BiffBytes()
                    .Global(0x22, BiffBytes.U16(1))
                    .Global(0xE0, BiffBytes.U16(0, 14), new byte[16])
                    .Cell(0x203, At(0, 0), Number(42067)),
                "A1 Date 43529"
            },
            {
                "shared text",
                new BiffBytes()
                    .Global(0xFC, BiffBytes.U32(2), BiffBytes.U32(2), BiffBytes.Text("甲"), BiffBytes.Text("乙"))
                    .Cell(0xFD, At(0, 0), BiffBytes.U32(1)),
                "A1 Text 乙"
            },
            {
                "shared text over two records, wide then narrow",
                new BiffBytes()
                    .Global(0xFC, BiffBytes.U32(1), BiffBytes.U32(1), BiffBytes.U16(4), [1], [0x0F, 0x5C])
                    .Global(0x3C, [0], "abc"u8.ToArray())
                    .Cell(0xFD, At(0, 0), BiffBytes.U32(0)),
                "A1 Text 小abc"
            },
            {
                "shared text with formatting and reading",
                new BiffBytes()
                    .Global(
                        0xFC,
                        BiffBytes.U32(2),
                        BiffBytes.U32(2),
                        BiffBytes.U16(1),
                        [0x0D],
                        BiffBytes.U16(1),
                        BiffBytes.U32(3),
                        [0x32, 0x75],
                        new byte[4],
                        new byte[3],
                        BiffBytes.Text("乙")
                    )
                    .Cell(0xFD, At(0, 0), BiffBytes.U32(0))
                    .Cell(0xFD, At(0, 1), BiffBytes.U32(1)),
                "A1 Text 甲 | B1 Text 乙"
            },
            {
                "characters that XML forbids",
                new BiffBytes().Cell(0x204, At(0, 0), BiffBytes.Text("a\u0001b\ud800")),
                "A1 Text a\uFFFDb\uFFFD"
            },
            { "blank cells", new BiffBytes().Cell(0x201, At(0, 0)).Cell(0xBE, BiffBytes.U16(0, 0, 0, 0, 1)), "" },
            {
                "a chart within the sheet",
                new BiffBytes()
                    .Cell(0x809, BiffBytes.U16(0x600, 0x20, 0, 0, 0, 0, 0, 0))
                    .Cell(0x203, At(0, 0), Number(1))
                    .Cell(0xA)
                    .Cell(0x203, At(1, 0), Number(2)),
                "A2 Number 2"
            },
            {
                "rows in any order",
                new BiffBytes().Cell(0x203, At(4, 0), Number(2)).Cell(0x203, At(1, 0), Number(1)),
                "A2 Number 1 | A5 Number 2"
            },
        };
    }

    [Theory]
    [MemberData(nameof(Records), DisableDiscoveryEnumeration = true)]
    public void Reads(string reason, BiffBytes file, string expected)
    {
        var opening = WorkbookOpener.Open(file.ToBytes(), "a.xls");

        Assert.True(expected == GridText.Cells(opening), $"{reason}: {GridText.Cells(opening)}");
    }

    [Fact]
    public void TellsMergedRangesAndHiddenParts()
    {
        var file = new BiffBytes()
            .Cell(0x7D, BiffBytes.U16(1, 2, 0, 0, 1))
            .Cell(0x7D, BiffBytes.U16(5, 5, 2048, 0, 0))
            .Cell(0x208, BiffBytes.U16(0, 0, 1, 0, 0, 0, 0x20, 0))
            .Cell(0x208, BiffBytes.U16(1, 0, 1, 0, 0, 0, 0x20, 0))
            .Cell(0x208, BiffBytes.U16(2, 0, 1, 0, 0, 0, 0, 0))
            .Cell(0x203, EmptyCellHead, new byte[8])
            .Cell(0xE5, BiffBytes.U16(1, 0, 5, 0, 0))
            .ToBytes();

        var sheet = WorkbookOpener.Open(file, "a.xls").Grid!.Sheets[0];

        Assert.Equal([(2, 3)], sheet.HiddenColumns.Select(range => (range.FirstColumn, range.LastColumn)));
        Assert.Equal([1], sheet.HiddenRows);
        Assert.Equal(["A1:A6"], sheet.MergedRanges.Select(range => range.ToString()));
    }

    public static TheoryData<string, byte[], string> BrokenOnes()
    {
        var proper = Samples.Read("biff8.xls");
        return new TheoryData<string, byte[], string>
        {
            { "password", Samples.Read("password-2.xls"), "Encrypted xls" },
            { "password on a workbook of the newer kind", Samples.Read("password-1.xlsx"), "Encrypted xlsx" },
            { "cut off", Samples.Read("truncated.xls"), "Damaged xls" },
            { "cut off within the header", proper[..300], "Damaged xls" },
            { "nothing but the first bytes", proper[..8], "Damaged xls" },
            { "an unknown sector size", Patched(proper, 0x1E, 0xFF), "Damaged xls" },
            { "a directory that is nowhere", Patched(proper, 0x30, 0xF0, 0xFF, 0xFF, 0x0F), "Damaged xls" },
            { "a password in a plain stream", new BiffBytes().Global(0x2F, new byte[6]).ToBytes(), "Encrypted xls" },
            { "a sheet that lies beyond the end", Patched(new BiffBytes().ToBytes(), 24, 0xFF, 0xFF, 0xFF, 0x7F), "Damaged xls" },
            { "a sheet that begins elsewhere", Patched(new BiffBytes().ToBytes(), 24, 0, 0, 0, 0), "Damaged xls" },
            { "no end", new BiffBytes().ToBytes()[..^4], "Damaged xls" },
            { "a record longer than the rest", new BiffBytes().ToBytes()[..^2], "Damaged xls" },
            { "a text that is not there", new BiffBytes().Cell(0xFD, EmptyCellHead, BiffBytes.U32(0)).ToBytes(), "Damaged xls" },
            { "a record too short for its fields", new BiffBytes().Cell(0x203, EmptyCellHead, [1, 2]).ToBytes(), "Damaged xls" },
            {
                "a text longer than its record",
                new BiffBytes().Cell(0x204, EmptyCellHead, BiffBytes.U16(500), [0], "abc"u8.ToArray()).ToBytes(),
                "Damaged xls"
            },
        };
    }

    [Theory]
    [MemberData(nameof(BrokenOnes), DisableDiscoveryEnumeration = true)]
    public void Refuses(string reason, byte[] file, string expected)
    {
        var opening = WorkbookOpener.Open(file, "a.xls");

        Assert.True(expected == GridText.Of(opening), $"{reason}: {GridText.Of(opening)}");
    }

    [Fact]
    public void ChainsOfSectorsThatRunInCirclesEnd()
    {
        var proper = Samples.Read("biff8.xls");
        var table = (BitConverter.ToInt32(proper, 0x4C) + 1) * 512;
        for (var sector = 0; sector < 128; sector++)
        {
            var circle = (byte[])proper.Clone();
            BitConverter.TryWriteBytes(circle.AsSpan(table + sector * 4), sector);

            var opening = WorkbookOpener.Open(circle, "a.xls");

            Assert.True(opening.Grid is not null || opening.Refusal == FileRefusal.Damaged, $"sector {sector}: {opening.Refusal}");
        }
    }

    private static byte[] Patched(byte[] file, int at, params byte[] bytes)
    {
        var patched = (byte[])file.Clone();
        bytes.CopyTo(patched, at);
        return patched;
    }
}
