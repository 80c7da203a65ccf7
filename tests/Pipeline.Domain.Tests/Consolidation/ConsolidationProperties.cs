using FsCheck;
using FsCheck.Fluent;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Tests.Consolidation;

/// <summary>What holds for any district, not only for the hand-made ones.</summary>
public sealed class ConsolidationProperties
{
    private static readonly string[] Programmes = ["营养改善计划", "地方资助", "国家助学金"];
    private static readonly string[] Sources = ["中央", "县级"];
    private static readonly string[] Stages = ["小学", "初中"];

    /// <summary>One line of 补助资金 in one workbook.</summary>
    public sealed record Line(int School, int Half, int Stage, int Programme, int Source, long? People, long Yuan)
    {
        public (int, int, int, int, int) Key => (School, Half, Stage, Programme, Source);
    }

    private static readonly Gen<Line> OneLine =
        from school in Gen.Choose(1, 3)
        from half in Gen.Choose(1, 2)
        from stage in Gen.Choose(0, 1)
        from programme in Gen.Choose(0, 2)
        from source in Gen.Choose(0, 1)
        from people in Gen.Choose(-2, 30)
        from yuan in Gen.Choose(0, 9000)
        select new Line(school, half, stage, programme, source, people < 0 ? null : people, yuan);

    private static readonly Arbitrary<Line[]> Lines = OneLine
        .ArrayOf()
        .Select(lines => lines.DistinctBy(line => line.Key).ToArray())
        .ToArbitrary();

    private static Submission[] Workbooks(IEnumerable<Line> lines, Action<Workbook, Line>? add = null) =>
        [
            .. lines
                .GroupBy(line => (line.School, line.Half))
                .Select(group =>
                {
                    var workbook = new Workbook(group.Key.School, $"2019-H{group.Key.Half}");
                    foreach (var line in group)
                    {
                        (add ?? Add)(workbook, line);
                    }
                    return workbook.Build();
                }),
        ];

    private static void Add(Workbook workbook, Line line) =>
        workbook.Aid(Programmes[line.Programme], Sources[line.Source], line.People, line.Yuan, Stages[line.Stage]);

    private static string Figures(Summary summary) =>
        string.Join(
            '\n',
            summary
                .Forms.SelectMany(form =>
                    form.Rows.Select(row =>
                        $"{form.Form.Id} {row.Area} {row.School} {string.Join('/', row.Dimensions)} {string.Join(' ', row.Measures)}"
                    )
                )
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_order_of_schools_and_rows_does_not_matter() =>
        Prop.ForAll(
                Lines,
                lines =>
                {
                    var consolidator = new Consolidator(Workbook.Forms, null, Domain.Periods.Period.Parse("2019"));
                    foreach (var school in SubmissionChoice.BySchool(Workbooks(lines.Reverse()), [], null).Reverse())
                    {
                        consolidator.Add(school);
                    }
                    var backwards = consolidator.Finish();
                    var forwards = new District(Workbooks(lines)).Of("2019");
                    Assert.Equal(
                        forwards
                            .Form("aid")
                            .Rows.Select(row => (row.Area, row.School, string.Join('/', row.Dimensions), string.Join(' ', row.Measures))),
                        backwards
                            .Form("aid")
                            .Rows.Select(row => (row.Area, row.School, string.Join('/', row.Dimensions), string.Join(' ', row.Measures)))
                    );
                    Assert.Equal(
                        forwards.Schools.Select(school => school.School.Code),
                        backwards.Schools.Select(school => school.School.Code)
                    );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_flow_in_two_rows_adds_up_like_in_one() =>
        Prop.ForAll(
                Lines,
                lines =>
                {
                    var whole = new District(Workbooks(lines.Select(line => line with { People = null }))).Of("2019");
                    var split = new District(
                        Workbooks(
                            lines.Select(line => line with { People = null }),
                            (workbook, line) =>
                            {
                                Add(workbook, line with { Yuan = line.Yuan / 3 });
                                Add(workbook, line with { Yuan = line.Yuan - line.Yuan / 3 });
                            }
                        )
                    ).Of("2019");
                    Assert.Equal(Figures(whole), Figures(split));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_flow_of_the_year_is_the_sum_of_its_halves_everywhere() =>
        Prop.ForAll(
                Lines,
                lines =>
                {
                    var district = new District(Workbooks(lines));
                    var year = district.Of("2019");
                    Summary[] halves = [district.Of("2019-H1"), district.Of("2019-H2")];
                    foreach (var row in year.Form("aid").Rows)
                    {
                        foreach (var measure in new[] { "times", "amount" }.Select(id => year.Form("aid").Form.Measure(id).Index))
                        {
                            var sum = halves
                                .SelectMany(half => half.Form("aid").Rows)
                                .Where(other =>
                                    other.Area == row.Area && other.School == row.School && other.Dimensions.SequenceEqual(row.Dimensions)
                                )
                                .Sum(other => other.Measures[measure].Value ?? 0);
                            Assert.Equal(sum, row.Measures[measure].Value ?? 0);
                        }
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Persons_are_never_counted_twice_and_always_added_where_they_may_be() =>
        Prop.ForAll(
                Lines,
                lines =>
                {
                    var summary = new District(Workbooks(lines)).Of("2019");
                    var latest = lines
                        .Where(line => line.People is not null)
                        .GroupBy(line => (line.School, line.Stage, line.Programme, line.Source))
                        .SelectMany(group =>
                            group.Where(line => line.People != 0).ToList() is { Count: > 0 } some
                                ? [some.MaxBy(line => line.Half)!]
                                : group.AsEnumerable()
                        )
                        .ToList();
                    var people = summary.Form("aid").Form.Measure("people").Index;
                    foreach (var row in summary.Form("aid").Rows.Where(row => row.Area is null))
                    {
                        var inside = latest
                            .Where(line =>
                                (row.School is null || row.School == Workbook.Code(line.School))
                                && (row.Dimensions[0] ?? Stages[line.Stage]) == Stages[line.Stage]
                                && (row.Dimensions[1] ?? Programmes[line.Programme]) == Programmes[line.Programme]
                                && (row.Dimensions[2] ?? Sources[line.Source]) == Sources[line.Source]
                            )
                            .ToList();
                        var twice = inside
                            .Where(line => line.People != 0)
                            .GroupBy(line => (line.School, line.Stage))
                            .Any(group => group.Count() > 1);
                        Assert.Equal(
                            new Total(inside.Count == 0 || twice ? null : inside.Sum(line => line.People!.Value), inside.Count > 0, false),
                            row.Measures[people] with
                            {
                                Blank = 0,
                            }
                        );
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_rows_that_count_add_up_to_the_totals() =>
        Prop.ForAll(
                Lines,
                lines =>
                {
                    var district = new District(Workbooks(lines));
                    var summary = district.Of("2019");
                    foreach (var control in summary.Controls)
                    {
                        var form = Workbook.Forms[control.FormId];
                        var measure = form.Measure(control.MeasureId).Index;
                        var sum = district
                            .Details.Where(row => row.Row.Form == form && row.Counts(measure))
                            .Sum(row => row.Row.Values[measure].Value);
                        Assert.Equal((sum, sum), (control.FromRows, control.FromReceipts));
                        Assert.True(control.FromSummary is null || control.FromSummary == sum);
                    }
                }
            )
            .QuickCheckThrowOnFailure();
}
