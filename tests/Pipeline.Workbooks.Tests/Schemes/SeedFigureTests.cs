using System.Globalization;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Schemes;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;
using Pipeline.Domain.YearlyReport;

namespace Pipeline.Workbooks.Tests.Schemes;

/// <summary>All 161 figures of the five source texts, entered in 扩展制度: 130 come out as the sources print them, 31 are refused.</summary>
public sealed class SeedFigureTests
{
    public static TheoryData<string> Accepted() =>
        [.. SeedFigure.All.Where(figure => !figure.IsRefused).Select(figure => figure.Workbook).Distinct()];

    public static TheoryData<string> Refused() =>
        [.. SeedFigure.All.Where(figure => figure.IsRefused).Select(figure => figure.Workbook).Distinct()];

    [Fact]
    public void AreAllThere()
    {
        Assert.Equal(161, SeedFigure.All.Length);
        Assert.Equal(161, SeedFigure.All.Select(figure => figure.Id).Distinct().Count());
        Assert.Equal(31, SeedFigure.All.Count(figure => figure.IsRefused));
        Assert.All(SeedFigure.All, figure => Assert.Equal(figure.IsRefused, figure.Value.Length == 0));
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void WhatASourcePrints_ComesOutAgain(string workbook)
    {
        var figures = SeedFigure.All.Where(figure => figure.Workbook == workbook && !figure.IsRefused).ToList();
        var judgement = SeedWorkbook.Of(figures[0].Period, figures).Judgement;
        Assert.Empty(
            judgement
                .Findings.Where(finding => finding.Severity == Severity.Error)
                .Select(finding => $"{finding.Sheet}!{finding.Cell} {finding.Message}")
        );

        var summary = Consolidate(judgement, Period.Parse(figures[0].Period));
        var said = string.Join('\n', ReportSentences.Of(summary).SelectMany(section => section.Sentences));
        Assert.Empty(
            figures
                .Where(figure => !said.Contains(ChineseText.Typeset(figure.Sentence), StringComparison.Ordinal))
                .Select(figure => $"{figure.Id} {figure.Sentence} is not said")
        );
        Assert.Empty(figures.Select(figure => TotalProblem(summary, figure)).OfType<string>());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void WhatIsMasked_IsRefused_AtItsCell(string workbook)
    {
        var figures = SeedFigure.All.Where(figure => figure.Workbook == workbook && figure.IsRefused).ToList();
        var entered = SeedWorkbook.Of(figures[0].Period, figures);
        Assert.Equal(Verdict.Rejected, entered.Judgement.Verdict);
        foreach (var figure in figures)
        {
            var (sheet, cell) = entered.PlaceOf(figure);
            var finding = entered.Judgement.Findings.FirstOrDefault(finding =>
                finding.Severity == Severity.Error && finding.Sheet == sheet && Covers(finding.Cell, cell)
            );
            Assert.True(
                finding is not null,
                $"{figure.Id} {sheet}!{cell} “{figure.Written}”: {string.Join(' ', entered.Judgement.Findings.Select(each => $"{each.Code} {each.Sheet}!{each.Cell}"))}"
            );
            Assert.Contains("“" + figure.Written + "”", finding.Message, StringComparison.Ordinal);
            Assert.EndsWith("。", finding.Message, StringComparison.Ordinal);
        }
    }

    private static bool Covers(string? found, string cell)
    {
        if (found is null || !Domain.Grids.CellAddress.TryParse(cell, out var row, out var column))
        {
            return false;
        }
        var ends = found.Split(':');
        return Domain.Grids.CellAddress.TryParse(ends[0], out var first, out var at)
            && Domain.Grids.CellAddress.TryParse(ends[^1], out var last, out _)
            && at == column
            && first <= row
            && row <= last;
    }

    /// <summary>The sum of the figure's item; a rate and a rank are no sums.</summary>
    private static string? TotalProblem(Summary summary, SeedFigure figure)
    {
        if (
            figure.Sentence.Contains('%', StringComparison.Ordinal)
            || figure.Besides.Any(pair => pair.Column == "名次" && figure.Measure is "schools" or "times" && figure.Value is "2" or "39")
        )
        {
            return null;
        }
        var form = summary.Forms.First(form => form.Form.Id == figure.Form);
        var item = form.Form.Dimensions.First(dimension => dimension.Id is "item" or "programme");
        var measure = form.Form.Measure(figure.Measure);
        var rows = form.Rows.Where(row =>
            row.School is null
            && row.Area is null
            && row.Dimensions[item.Index] == figure.Item
            && row.Dimensions.Count(value => value is not null) == 1
        );
        var total = rows.Single().Measures[measure.Index];
        var expected = decimal.Parse(figure.Value, CultureInfo.InvariantCulture) * (measure.Kind == QuantityKind.Money ? 100 : 1);
        return total.Value == expected && total.Approximate == figure.Approximate
            ? null
            : $"{figure.Id}: {total} instead of {figure.Value} {(figure.Approximate ? "approximate" : "exact")}";
    }

    private static Summary Consolidate(Domain.Judging.Judgement judgement, Period period)
    {
        var school = new School(SchoolCode.Parse("4501220001"), "某校", "", [], ["某县"], true);
        var submission = new Submission(
            school.Code,
            school.Name,
            period,
            "报表.xlsx",
            "",
            DateTimeOffset.UnixEpoch,
            judgement.Verdict,
            judgement.Findings,
            judgement.Rows
        );
        var consolidator = new Consolidator(ShippedSchemes.Extended, new Roster([school]), period);
        consolidator.Add(new SchoolSubmissions(school, [SubmissionChoice.Choose(period, [submission])], []));
        return consolidator.Finish();
    }
}
