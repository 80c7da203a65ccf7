using System.Buffers;
using System.Text;
using System.Text.Json;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Tests.Consolidation;

public sealed class PublicationTests
{
    private static readonly Roster Two = new([Workbook.School(1, "甲区", "东片"), Workbook.School(2, "甲区")]);

    [Fact]
    public void Writes_summary_json_as_the_contract_gives_it()
    {
        var summary = new District(
            new Workbook(1).Aid("营养改善计划", "中央", 5, 2739000).Aid("地方资助", "县级", 3, 1).Award("诗词大会", rank: null)
        )
        {
            Roster = Two,
        }.Of("2019-H1");
        var json = Write(summary);
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;

        Assert.Equal(
            ["period", "generatedAt", "areas", "coverage", "forms", "findings"],
            root.EnumerateObject().Select(property => property.Name)
        );
        Assert.Equal("2019-H1", root.GetProperty("period").GetString());
        Assert.Equal("2020-01-01T08:00:00+08:00", root.GetProperty("generatedAt").GetString());
        Assert.Equal(["甲区", "甲区/东片"], root.GetProperty("areas").EnumerateArray().Select(area => area.GetString()));
        Assert.Equal(
            """{"expected":2,"received":1,"accepted":1,"acceptedWithQueries":0,"rejected":0,"missing":["2145000002"]}""",
            Compact(root.GetProperty("coverage"))
        );
        var aid = root.GetProperty("forms").GetProperty("aid");
        Assert.Equal("""{"people":null,"times":8,"allocated":0.00,"amount":2739001.00}""", Compact(aid.GetProperty("totals")));
        Assert.Contains(
            """{"area":null,"school":null,"dimensions":{"programme":"营养改善计划"},"measures":{"people":5,"times":5,"amount":2739000.00}}""",
            Compact(aid.GetProperty("by"))
        );
        Assert.Contains(
            """{"area":"甲区/东片","school":null,"dimensions":{},"measures":{"people":null,"times":8,"amount":2739001.00}}""",
            Compact(aid.GetProperty("by"))
        );
        var awards = Compact(root.GetProperty("forms").GetProperty("awards").GetProperty("by"));
        Assert.Contains(
            """{"area":null,"school":null,"dimensions":{"level":"县级","rank":null,"kind":"集体","recipient":"学生"},"measures":{"count":1}}""",
            awards
        );
        Assert.DoesNotContain("""{"rank":null}""", awards);
        Assert.DoesNotContain("\r", json);
        Assert.DoesNotContain("\\u", json);
    }

    [Fact]
    public void Writes_findings_across_schools_and_the_same_bytes_to_stream_and_buffer()
    {
        var summary = new District(new Workbook(1).Award(), new Workbook(2).Award()).Of("2019-H1");
        var buffer = new ArrayBufferWriter<byte>();
        SummaryJson.Write(buffer, summary);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        var finding = document.RootElement.GetProperty("findings")[0];

        Assert.Equal(
            ["school", "file", "code", "severity", "sheet", "cell", "message"],
            finding.EnumerateObject().Select(property => property.Name)
        );
        Assert.Equal(
            ("2145000001", "2145000001-2019-H1.xlsx", "X501", "query", "获奖", "A4"),
            (
                finding.GetProperty("school").GetString(),
                finding.GetProperty("file").GetString(),
                finding.GetProperty("code").GetString(),
                finding.GetProperty("severity").GetString(),
                finding.GetProperty("sheet").GetString(),
                finding.GetProperty("cell").GetString()
            )
        );
        Assert.Equal(Encoding.UTF8.GetString(buffer.WrittenSpan), Write(summary));
    }

    [Fact]
    public void The_three_ways_of_adding_agree_also_over_a_year()
    {
        var summary = new District(
            new Workbook(1, "2019-H1")
                .Students("小学", "一年级", ("total", 10))
                .Aid("营养改善计划", "中央", 5, 10)
                .Aid("地方资助", "县级", 3, 10),
            new Workbook(1, "2019-H2").Students("小学", "一年级", ("total", 11)).Aid("营养改善计划", "中央", 6, 10),
            new Workbook(2, "2019").Students("小学", "一年级", ("total", 20)).Aid("营养改善计划", "中央", 7, 10).Award()
        ).Of("2019");

        Assert.All(summary.Controls, line => Assert.Equal(line.FromReceipts, line.FromRows));
        Assert.All(summary.Controls.Where(line => line.FromSummary is not null), line => Assert.Equal(line.FromRows, line.FromSummary));
        Assert.Equal(
            (6 + 3 + 7, null),
            summary.Controls.Where(line => line.MeasureId == "people").Select(line => (line.FromRows, line.FromSummary)).Single()
        );
        Assert.Equal(31, summary.Controls.Single(line => line is { FormId: "students", MeasureId: "total" }).FromSummary);
    }

    [Fact]
    public void A_receipt_that_told_another_total_shows()
    {
        var period = Period.Parse("2019-H1");
        var form = Workbook.Forms["awards"];
        var consolidator = new Consolidator(Workbook.Forms, null, period);
        var chosen = SubmissionChoice.Choose(period, [new Workbook().Award()]);
        var told = chosen.Status.Accepted! with { Totals = [new ReportedTotal(form.Id, "count", 2, false)] };
        var line = chosen with { Status = chosen.Status with { Accepted = told } };
        consolidator.Add(new SchoolSubmissions(Workbook.School(1), [line], []));

        Assert.Equal(
            new ControlTotal("awards", "count", "集体", 2, 1, 1),
            consolidator.Finish().Controls.Single(control => control is { FormId: "awards", Value: "集体" })
        );
    }

    [Fact]
    public void Receipt_totals_follow_the_rule_of_persons()
    {
        Submission workbook = new Workbook()
            .Aid("营养改善计划", "中央", 5, 10)
            .Aid("地方资助", "县级", 3, 10)
            .Aid("地方资助", "县级", 4, 10, "初中")
            .Award();
        var form = Workbook.Forms["aid"];
        var totals = ReceiptTotals.Of(workbook.Rows, form);

        Assert.Equal(new Total(null, true, false), totals[form.Measure("people").Index]);
        Assert.Equal(new Total(12, true, false), totals[form.Measure("times").Index]);
        Assert.Equal(new Total(30_00, true, false), totals[form.Measure("amount").Index]);
        Assert.Equal(new Total(null, false, false), totals[form.Measure("allocated").Index]);
        Assert.Equal(7, ReceiptTotals.Of(workbook.Rows.RemoveAt(0).RemoveAt(2), form)[form.Measure("people").Index].Value);
    }

    [Fact]
    public void Names_what_changed_between_two_publications()
    {
        var before = PublicationDelta.TotalsOf(
            new District(
                new Workbook(1).Version("v1").Award(count: 3),
                new Workbook(2).Version("v2").Award("二", count: 5),
                new Workbook(4).Version("v4").Award("四", count: 5)
            ).Of("2019-H1")
        );
        var after = PublicationDelta.TotalsOf(
            new District(
                new Workbook(1).Version("v9").Award(count: 4),
                new Workbook(2).Version("v2").Award("二", count: 5),
                new Workbook(3).Version("v3").Award("三", count: 1)
            ).Of("2019-H1")
        );

        Assert.Equal(
            [
                new ChangeLine(Workbook.Code(1), "第1小学", "awards", "count", 3, 4, "v1", "v9"),
                new ChangeLine(Workbook.Code(3), "第3小学", "awards", "count", null, 1, "", "v3"),
                new ChangeLine(Workbook.Code(4), "第4小学", "awards", "count", 5, null, "v4", ""),
            ],
            PublicationDelta.Between(before, after).AsEnumerable()
        );
        Assert.Empty(PublicationDelta.Between(after, after));
    }

    private static string Write(Summary summary)
    {
        using var stream = new MemoryStream();
        SummaryJson.Write(stream, summary);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Compact(JsonElement element)
    {
        using var stream = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            element.WriteTo(writer);
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
