using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Submissions;
using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Forms;

/// <summary>A fourth form (控辍保学) by a document alone: read, normalized, judged and added up without a line of code.</summary>
public sealed class FourthFormTests
{
    private const string Document = """
        {
          "id": "dropouts", "sheet": "控辍保学", "sheetAliases": ["控辍保学情况"], "title": "控辍保学情况统计表", "unitLine": "单位:人、次", "required": false,
          "guide": ["一个学段填一行。"],
          "columns": [
            { "role": "dimension", "id": "stage", "name": "学段", "aliases": ["阶段"], "valueList": "stage", "tellsPersonsApart": true, "unknown": "error", "required": "cell" },
            { "role": "measure", "id": "visits", "name": "劝返次数", "aliases": ["劝返人次"], "unit": "次", "nature": "flow", "counters": ["次", "人次"], "required": "column", "key": true },
            { "role": "measure", "id": "returned", "name": "劝返人数", "unit": "人", "nature": "persons", "counters": ["人", "名"], "required": "column", "key": true },
            { "role": "text", "id": "remark", "name": "备注" }
          ],
          "checks": [
            { "kind": "atMost", "whole": "visits", "parts": ["returned"] },
            { "kind": "unique", "dimensions": ["stage"], "severity": "error" },
            { "kind": "atMostOfForm", "measure": "returned", "form": "students", "otherMeasure": "total", "dimension": "stage" }
          ]
        }
        """;

    private static readonly FormCatalogue Forms = FormCatalogue.Load(
        new Dictionary<string, string>(FormCatalogue.EmbeddedDocuments(), StringComparer.Ordinal) { ["4-dropouts.json"] = Document }
    );

    [Fact]
    public void IsReadAndNormalized()
    {
        var judgement = Workbook().Judge(Forms);

        Assert.Empty(judgement.Places());
        Assert.Equal("visits=12 returned=5", judgement.Figures("dropouts", 4));
        Assert.Equal("初中", judgement.Dimensions("dropouts", 5));
        Assert.Equal("visits=21 returned=7", judgement.Figures("dropouts", 5));
    }

    [Fact]
    public void MayBeAbsent() => Assert.Empty(new StandardWorkbook().Judge(Forms).Places());

    [Fact]
    public void IsUnknownWithoutItsDocument() => Assert.Equal(["S103 控辍保学"], Workbook().Judge().Places());

    [Theory]
    [InlineData("控辍保学!C4=13 ; 控辍保学!C6=20", "R403 控辍保学!C4", "more pupils than visits")]
    [InlineData("控辍保学!B6=34", "R402 控辍保学!B6", "a wrong 合计")]
    [InlineData("控辍保学!A5=小学", "R404 控辍保学!A5", "a stage twice")]
    [InlineData("控辍保学!A5=大学", "D302 控辍保学!A5", "an unknown stage")]
    [InlineData("控辍保学!B4=90 ; 控辍保学!C4=81 ; 控辍保学!B6=111 ; 控辍保学!C6=88", "R411 控辍保学!C4", "more than students")]
    [InlineData("控辍保学!B4=12份", "Q203 控辍保学!B4", "another counter")]
    [InlineData("控辍保学!B4=约12", "Q216 控辍保学!B4", "an approximation")]
    [InlineData("控辍保学!D3=姓名 ; 控辍保学!D4=张三", "S109 控辍保学!D3", "names")]
    public void IsJudged(string edits, string expected, string reason)
    {
        var judgement = Workbook().Edit(edits).Judge(Forms);

        Assert.True(expected == string.Join("; ", judgement.Places()), $"{reason}: {string.Join("; ", judgement.Places())}");
    }

    [Fact]
    public void IsAddedUp()
    {
        var first = Submit(Workbook(), Period.FirstHalfOf(2026));
        var second = Submit(
            Workbook()
                .Edit(
                    "封面!B5=2026-H2 ; 学生人数!A1=~ ; 补助资金!A1=~ ; 获奖!A1=~ ; 获奖!H4=~ ; 获奖!H5=~ ; 控辍保学!B4=3 ; 控辍保学!C4=2 ; 控辍保学!B6=24 ; 控辍保学!C6=9"
                ),
            Period.SecondHalfOf(2026)
        );
        var school = StandardWorkbook.Roster.Schools[0];
        var consolidator = new Consolidator(Forms, StandardWorkbook.Roster, Period.OfYear(2026));
        consolidator.Add(
            new SchoolSubmissions(
                school,
                [SubmissionChoice.Choose(first.Period, [first]), SubmissionChoice.Choose(second.Period, [second])],
                []
            )
        );

        var form = consolidator.Finish().Forms.Single(form => form.Form.Id == "dropouts");

        Assert.True(form.Reported);
        Assert.Equal([57L, 9], form.Totals.Select(total => total.Value));
        Assert.Equal(
            [15L, 2],
            form.Rows.Single(row => row.Area is null && row.School is null && row.Dimensions[0] == "小学")
                .Measures.Select(total => total.Value)
        );
    }

    private static StandardWorkbook Workbook()
    {
        var workbook = new StandardWorkbook();
        workbook.Students.Row(6, "初中", "七年级", 1, 20, 20, 40).Row(7, "合计", null, 3, 58, 62, 120, 18, 9, 3, 5);
        workbook.Sheets.Add(
            new SheetBuilder("控辍保学")
                .Row(1, "测试小学2026年控辍保学情况统计表")
                .Row(2, "单位:人、次")
                .Row(3, "阶段", "劝返次数", "劝返人数", "备注")
                .Row(4, "小学", "12次", "五人")
                .Row(5, "初级中学", 21, 7, "逐户走访")
                .Row(6, "合计", 33, 12)
        );
        return workbook;
    }

    private static Submission Submit(StandardWorkbook workbook, Period period)
    {
        var judgement = workbook.Judge(Forms, expectedPeriod: period);
        Assert.True(judgement.Verdict != Verdict.Rejected, string.Join("; ", judgement.Places()));
        return new Submission(
            judgement.School!.Value,
            judgement.SchoolName!,
            period,
            judgement.File,
            "",
            new DateTimeOffset(2026, 7, 3, 0, 0, 0, TimeSpan.FromHours(8)),
            judgement.Verdict,
            judgement.Findings,
            judgement.Rows
        );
    }
}
