using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Tests.Consolidation;

public sealed class CoverageTests
{
    private static readonly Roster Six = new([
        .. Enumerable.Range(1, 5).Select(school => Workbook.School(school, "甲区")),
        Workbook.School(6, "甲区") with
        {
            IsOpen = false,
        },
    ]);

    [Fact]
    public void Counts_each_expected_school_by_its_newest_workbook()
    {
        var summary = new District(
            new Workbook(1).Award(),
            new Workbook(2).WithQuery(),
            new Workbook(3).Rejected(),
            new Workbook(4).Day(1).Award("旧"),
            new Workbook(4).Day(2).Rejected(),
            new Workbook(6).Award("撤销学校的"),
            new Workbook(99).Award("外校的")
        )
        {
            Roster = Six,
        }.Of("2019-H1");

        var coverage = summary.Coverage;
        Assert.Equal(
            (5, 4, 1, 1, 2),
            (coverage.Expected, coverage.Received, coverage.Accepted, coverage.AcceptedWithQueries, coverage.Rejected)
        );
        Assert.Equal([Workbook.Code(5)], coverage.Missing.AsEnumerable());
        Assert.Equal(
            [
                ReportingState.Accepted,
                ReportingState.AcceptedWithQueries,
                ReportingState.Rejected,
                ReportingState.Rejected,
                ReportingState.NotReceived,
                ReportingState.Accepted,
                ReportingState.Accepted,
            ],
            summary.Schools.Select(school => school.State)
        );
        Assert.Equal([true, true, true, true, true, false, false], summary.Schools.Select(school => school.IsExpected));
        Assert.Equal(3, summary.Total("awards", "count").Value);
    }

    [Fact]
    public void A_school_that_is_not_on_the_roster_is_listed_and_never_added_up()
    {
        var district = new District(new Workbook(99).Award()) { Roster = Six };

        Assert.False(district.Of("2019-H1").Form("awards").Reported);
        Assert.Empty(district.Details);
    }

    [Fact]
    public void Without_a_roster_the_schools_found_are_expected_under_one_area()
    {
        var summary = new District(new Workbook(2).Award(), new Workbook(1).Rejected()).Of("2019-H1");

        Assert.Equal(
            (2, 2, 1, 1),
            (summary.Coverage.Expected, summary.Coverage.Received, summary.Coverage.Accepted, summary.Coverage.Rejected)
        );
        var area = Assert.Single(summary.Areas);
        Assert.Equal("全部", area.Path);
        Assert.Equal([Workbook.Code(1), Workbook.Code(2)], area.Schools.Select(school => school.Code));
        Assert.Equal(1, summary.At("awards", "count", area: "全部").Value);
    }

    [Fact]
    public void Of_a_year_the_newest_of_all_its_workbooks_tells_and_any_of_them_is_a_report()
    {
        var roster = new Roster([Workbook.School(1), Workbook.School(2), Workbook.School(3)]);
        var summary = new District(
            new Workbook(1, "2019-H1").Day(1).Award(),
            new Workbook(1, "2019-H2").Day(200).Rejected(),
            new Workbook(2, "2019-H1").Day(1).Rejected(),
            new Workbook(2, "2019").Day(300).Award("二"),
            new Workbook(3, "2018-H2").Award("三")
        )
        {
            Roster = roster,
        }.Of("2019");

        Assert.Equal(
            (3, 2, 1, 1),
            (summary.Coverage.Expected, summary.Coverage.Received, summary.Coverage.Accepted, summary.Coverage.Rejected)
        );
        Assert.Equal([Workbook.Code(3)], summary.Coverage.Missing.AsEnumerable());
        Assert.Equal(2, summary.Total("awards", "count").Value);
        Assert.Equal(Workbook.FirstDay.AddDays(300), summary.GeneratedAt);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void A_school_with_earlier_workbooks_alone_is_missing_only_where_the_roster_expects_it(bool withRoster, int expected)
    {
        var roster = withRoster ? new Roster([Workbook.School(1), Workbook.School(2)]) : null;
        var consolidator = new Consolidator(Workbook.Forms, roster, Period.Parse("2019-H1"));
        consolidator.Add(
            SubmissionChoice.OfSchool(Workbook.School(1), [new Workbook(1, "2019-H1").Award()], [new Workbook(1, "2018-H1").Award()])
        );
        consolidator.Add(SubmissionChoice.OfSchool(Workbook.School(2), [], [new Workbook(2, "2018-H1").Award("二")]));
        var result = consolidator.Finish();

        Assert.Equal(expected, result.Coverage.Expected);
        Assert.Equal(expected, result.Schools.Length);
        Assert.Equal(2, result.Comparison!.Schools);
        Assert.Equal(2, result.Comparison.Forms.Single(form => form.Form.Id == "awards").Total("count").Value);
    }

    public static TheoryData<ReportingState, Verdict?> States =>
        new()
        {
            { ReportingState.Approved, Verdict.Accepted },
            { ReportingState.Rejected, Verdict.Rejected },
            { ReportingState.Returned, Verdict.Accepted },
            { ReportingState.Received, null },
            { ReportingState.AcceptedWithQueries, Verdict.AcceptedWithQueries },
        };

    [Theory, MemberData(nameof(States))]
    public void Says_what_the_history_says(ReportingState state, Verdict? verdict)
    {
        var period = Period.Parse("2019-H1");
        var newest = new UploadRecord("v1", "2019-H1/1/a.xlsx", "", Workbook.FirstDay, 0, 0, verdict, "", "", 0, OpenQueries: 2, 0, 0, []);
        var consolidator = new Consolidator(Workbook.Forms, null, period);
        consolidator.Add(
            new SchoolSubmissions(
                Workbook.School(1),
                [new PeriodSubmissions(period, new SubmissionStatus(null, newest, state, 1, 0, null, null), null)],
                []
            )
        );
        var report = Assert.Single(consolidator.Finish().Schools);

        Assert.Equal(state, report.State);
        Assert.Equal((2, "v1", "a.xlsx"), (report.OpenQueries, report.Version, report.File));
    }

    [Fact]
    public void A_report_held_unjudged_is_received_and_not_missing()
    {
        var period = Period.Parse("2019-H1");
        var consolidator = new Consolidator(Workbook.Forms, null, period);
        consolidator.Add(
            new SchoolSubmissions(
                Workbook.School(1),
                [new PeriodSubmissions(period, new SubmissionStatus(null, null, ReportingState.Received, 1, 1, null, null), null)],
                []
            )
        );
        var summary = consolidator.Finish();

        Assert.Equal(ReportingState.Received, Assert.Single(summary.Schools).State);
        Assert.Equal((1, 0, 0), (summary.Coverage.Received, summary.Coverage.Rejected, summary.Coverage.Missing.Length));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void A_first_accepted_workbook_after_the_deadline_is_late(int deadlineAfterFirst, bool expected)
    {
        var summary = new District(new Workbook().Day(3).Award(), new Workbook().File("neu.xlsx").Day(9).Award("二"))
        {
            Options = new ConsolidationOptions { Deadline = Workbook.FirstDay.AddDays(3).AddSeconds(deadlineAfterFirst) },
        }.Of("2019-H1");

        Assert.Equal(expected, Assert.Single(summary.Schools).IsLate);
    }

    [Theory]
    [InlineData(2, true, "rejected after the deadline: late all the same")]
    [InlineData(4, false, "rejected in time, nothing since")]
    public void A_school_that_was_rejected_late_is_late(int deadline, bool expected, string reason)
    {
        var summary = new District(new Workbook().Day(3).Rejected())
        {
            Options = new ConsolidationOptions { Deadline = Workbook.FirstDay.AddDays(deadline) },
        }.Of("2019-H1");

        Assert.True(expected == Assert.Single(summary.Schools).IsLate, reason);
    }

    [Theory]
    [InlineData(0, true, true, "nothing came and the deadline is over")]
    [InlineData(2, true, false, "there is still time")]
    [InlineData(0, false, false, "the moment is not told")]
    public void Who_sent_nothing_is_overdue_once_the_deadline_is_over(int deadline, bool told, bool expected, string reason)
    {
        var options = new ConsolidationOptions
        {
            Deadline = Workbook.FirstDay.AddDays(deadline),
            AsOf = told ? Workbook.FirstDay.AddDays(1) : null,
        };
        var summary = new District { Roster = new Roster([Workbook.School(1)]), Options = options }.Of("2019-H1");

        Assert.True(expected == Assert.Single(summary.Schools).IsOverdue, reason);
    }

    [Fact]
    public void Areas_follow_the_roster_and_schools_without_one_do_not_get_lost()
    {
        var roster = new Roster([
            Workbook.School(1, "甲区", "东片"),
            Workbook.School(2, "乙区"),
            Workbook.School(3, "甲区"),
            Workbook.School(4),
        ]);
        var summary = new District(new Workbook(1).Award("a"), new Workbook(3).Award("b"), new Workbook(4).Award("c"))
        {
            Roster = roster,
        }.Of("2019-H1");

        Assert.Equal(["甲区", "甲区/东片", "乙区", "未划区"], summary.Areas.SelectMany(area => area.Paths()));
        Assert.Equal([Workbook.Code(3)], summary.Areas[0].Schools.Select(school => school.Code));
        Assert.Equal(2, summary.At("awards", "count", area: "甲区").Value);
        Assert.Equal(1, summary.At("awards", "count", area: "甲区/东片", fixedTo: ("level", "县级")).Value);
        Assert.False(summary.At("awards", "count", area: "乙区").Reported);
        Assert.Equal(1, summary.At("awards", "count", area: "未划区").Value);
    }

    [Fact]
    public void A_school_is_added_once_and_nothing_after_the_end()
    {
        var consolidator = new Consolidator(Workbook.Forms, null, Period.Parse("2019-H1"));
        var school = SubmissionChoice.OfSchool(Workbook.School(1), [new Workbook().Award()], []);
        consolidator.Add(school);

        Assert.Throws<ArgumentException>(() => consolidator.Add(school));
        consolidator.Finish();
        Assert.Throws<InvalidOperationException>(() => consolidator.Add(school with { School = Workbook.School(2) }));
        Assert.Throws<InvalidOperationException>(consolidator.Finish);
    }

    [Fact]
    public void Nothing_at_all_is_a_summary_too()
    {
        var summary = new District { Roster = new Roster([Workbook.School(1)]) }.Of("2019");

        Assert.Equal([Workbook.Code(1)], summary.Coverage.Missing.AsEnumerable());
        Assert.Equal(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)), summary.GeneratedAt);
        Assert.Null(summary.Comparison);
        Assert.Equal(3, summary.Forms.Length);
    }
}
