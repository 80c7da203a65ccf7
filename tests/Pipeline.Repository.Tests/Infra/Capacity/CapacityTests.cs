using System.Text.RegularExpressions;

namespace Pipeline.Repository.Tests.Infra.Capacity;

/// <summary>The arithmetic of cost and load, and that OPERATIONS.md quotes its outcome.</summary>
public sealed class CapacityTests
{
    /// <summary>Set to 1, the page's tables are rewritten; not where CI is set, so that nobody is told what nobody worked out.</summary>
    private const string Lever = "PIPELINE_REWRITE_FIGURES";

    private static readonly CapacityInputs Inputs = CapacityInputs.Load();

    [Fact]
    public void ThePageQuotesWhatWasWorkedOut()
    {
        var path = RepositoryFiles.PathOf("infra", "OPERATIONS.md");
        var page = RepositoryFiles.Read("infra", "OPERATIONS.md");
        var tables = CapacityPage.Tables(Inputs);
        if (Environment.GetEnvironmentVariable(Lever) == "1")
        {
            Assert.Null(Environment.GetEnvironmentVariable("CI"));
            page = tables.Aggregate(
                page,
                (text, table) => CapacityPage.Marked(table.Key).Replace(text, table.Value.Replace("$", "$$", StringComparison.Ordinal))
            );
            File.WriteAllText(path, page);
        }
        Assert.All(tables, table => Assert.Equal(table.Value, CapacityPage.Marked(table.Key).Match(page).Value));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void HalfAMillionSchoolsInADayStayUnderEveryTarget(bool oneAccountAProvince)
    {
        var day = DeadlineDay.Simulate(Inputs, oneAccountAProvince);
        Assert.Equal(800_000, day.Uploads);
        Assert.InRange(day.RequestsPerAccount, 1, Inputs.Targets.RequestsPerAccount);
        Assert.InRange(day.EntitiesPerPartition, 1, Inputs.Targets.EntitiesPerTablePartition);
        Assert.InRange(day.RequestsPerBlob, 1, Inputs.Targets.RequestsPerBlob);
        Assert.InRange(day.MessagesPerQueue, 1, Inputs.Targets.MessagesPerQueue);
    }

    /// <summary>The simulation would say so: a hundred times the schools pass the targets in one account.</summary>
    [Fact]
    public void ADayThatIsTooMuchIsSeen()
    {
        var crowded = Inputs with { DeadlineDay = Inputs.DeadlineDay with { UploadsPerSchool = 16 } };
        Assert.True(DeadlineDay.Simulate(crowded, oneAccountAProvince: false).Headroom(Inputs.Targets) < 1);
    }

    [Fact]
    public void EveryUploadArrivesAndMostBeforeTheDeadline()
    {
        var seconds = DeadlineDay.Arrivals(Inputs.DeadlineDay, 100_000, 1)[0];
        Assert.Equal(100_000, seconds.Sum());
        var share = seconds.Skip(17 * 3600).Take(3600).Sum() / 100_000.0;
        Assert.InRange(share, 0.17, 0.22);
        // Within the hour before the deadline the rate climbs: the last ten minutes have about 1.4 times their even share.
        Assert.InRange(seconds.Skip((17 * 3600) + 3000).Take(600).Sum() / (share * 100_000 / 6), 1.3, 1.5);
        Assert.Equal(seconds, DeadlineDay.Arrivals(Inputs.DeadlineDay, 100_000, 1)[0]);
    }

    [Fact]
    public void ProvincesShareTheUploads()
    {
        var accounts = DeadlineDay.Arrivals(Inputs.DeadlineDay, 100_000, Inputs.DeadlineDay.ProvinceWeights.Length);
        Assert.Equal(100_000, accounts.Sum(account => account.Sum()));
        Assert.InRange(accounts[0].Sum() / 100_000.0, 0.06, 0.09);
    }

    /// <summary>By hand: 320 uploads with 3 writes each, and the writes of publications.</summary>
    [Fact]
    public void TheArithmeticIsThatOfTheCounts()
    {
        var month = MonthlyCost.Of(Inputs, 200);
        Assert.Equal(320, month.Uploads, 6);
        Assert.Equal(320, month.Publications, 6);
        Assert.Equal((320 * 4) + (320 * 2 * 6), month.BlobWrites, 6);
        Assert.Equal(
            (month.BlobWrites * 0.065 / 10000)
                + (month.BlobReads * 0.005 / 10000)
                + (month.BlobOthers * 0.005 / 10000)
                + (month.TableRequests * 0.00036 / 10000)
                + (month.QueueRequests * 0.004 / 10000),
            month.Requests,
            9
        );
        Assert.Equal(month.Requests + month.Storage + month.Compute + month.Telemetry, month.Total, 9);
    }

    [Fact]
    public void MoreSchoolsCostMoreAndDoublePricesDouble()
    {
        Assert.True(MonthlyCost.Of(Inputs, 200).Total < MonthlyCost.Of(Inputs, 3000).Total);
        Assert.True(MonthlyCost.Of(Inputs, 3000).Total < MonthlyCost.Of(Inputs, 50000).Total);
        var dearer = Inputs with { Prices = Inputs.Prices with { TableRequestsPer10000 = Inputs.Prices.TableRequestsPer10000 * 2 } };
        Assert.True(MonthlyCost.Of(dearer, 3000).Requests > MonthlyCost.Of(Inputs, 3000).Requests);
    }

    /// <summary>A deployment of the planned size publishes well within the host's limit, with half of it to spare.</summary>
    [Fact]
    public void APublicationEndsInTime() =>
        Assert.True(
            MonthlyCost.PublishSecondsOf(Inputs, Inputs.District.SchoolsPerDeployment) * 2 <= Inputs.Host.FunctionTimeout.TotalSeconds,
            $"{MonthlyCost.PublishSecondsOf(Inputs, Inputs.District.SchoolsPerDeployment):F0} s of {Inputs.Host.FunctionTimeout.TotalSeconds:F0} s."
        );

    [Fact]
    public void StepsThatAreCountedExist()
    {
        var sources = string.Join('\n', RepositoryFiles.Sources("functions", "Pipeline.Storage").Select(File.ReadAllText));
        var steps = Inputs
            .Operations.Upload.Select(line => Regex.Match(line.What, @"^(\w+)\.(\w+)"))
            .Where(match => match.Success)
            .ToList();
        Assert.True(steps.Count >= 9);
        Assert.All(steps, step => Assert.Matches($@"class {step.Groups[1].Value}\b", sources));
        Assert.All(steps, step => Assert.Contains($"{step.Groups[2].Value}(", sources, StringComparison.Ordinal));
    }
}
