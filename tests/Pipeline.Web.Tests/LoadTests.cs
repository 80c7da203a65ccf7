using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Schools;
using Pipeline.Storage;
using Pipeline.TestKit;
using Pipeline.Web.Tests.Support;
using Xunit.Abstractions;

namespace Pipeline.Web.Tests;

/// <summary>The last evening before the deadline.</summary>
[Collection(WebCollection.Name)]
public sealed class LoadTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    private const int Schools = 20;
    private const int Each = 5;

    [Fact]
    public async Task A_hundred_uploads_at_once_are_all_taken_and_each_is_kept()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var schools = Enumerable
            .Range(1, Schools)
            .Select(number => new School(
                SchoolCode.Parse($"45012200{number:D2}"),
                $"第{number}小学",
                "小学",
                ["小学"],
                ["武鸣区", "府城镇"],
                true
            ))
            .ToArray();
        await host.PutRosterAsync(schools);
        var visitors = new List<(School School, Visitor Visitor)>();
        foreach (var school in schools)
        {
            var visitor = await host.SignedInAsync(school);
            await visitor.GetAsync($"/s/{WebHost.Period}");
            visitors.Add((school, visitor));
        }

        var began = TimeProvider.System.GetTimestamp();
        var answers = await Task.WhenAll(
            visitors.SelectMany(each =>
                Enumerable
                    .Range(1, Each)
                    .Select(number =>
                        each.Visitor.UploadAsync(
                            $"/s/{WebHost.Period}/uploads",
                            "workbook",
                            $"第{number}份.xlsx",
                            (WebHost.Workbook(each.School) with { Amount = 50_000 + number }).ToBytes()
                        )
                    )
            )
        );
        output.WriteLine($"{answers.Length} uploads at once took {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s.");

        Assert.All(answers, answer => Assert.True(answer.Status == 303, $"{answer.Status} {host.Faults}"));
        foreach (var school in schools)
        {
            var history = await host.Get<SubmissionStore>().ReadAsync(SubmissionPartition.Of(WebHost.Period, school.Code), default);
            Assert.Equal(Each, history.Uploads.Length);
            Assert.Equal(ReportingState.Accepted, history.Fold(PeriodLock.Open).State);
        }
    }
}
