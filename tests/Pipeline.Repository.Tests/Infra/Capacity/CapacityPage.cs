using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Repository.Tests.Infra.Capacity;

/// <summary>The tables of OPERATIONS.md that are worked out, as the page must have them.</summary>
internal static class CapacityPage
{
    /// <summary>What stands between the marks of each table.</summary>
    public static IReadOnlyDictionary<string, string> Tables(CapacityInputs inputs) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["operations"] = Operations(inputs),
            ["cost"] = Cost(inputs),
            ["publishing"] = Publishing(inputs),
            ["deadline-day"] = Day(inputs),
        };

    public static Regex Marked(string table) =>
        new($@"(?<=<!-- {table}: [^\n]* -->\n).*?(?=<!-- end {table} -->)", RegexOptions.Singleline);

    private static string Operations(CapacityInputs inputs)
    {
        var page = new StringBuilder("| request | service | a upload | shared by all |\n|---|---|---:|---|\n");
        foreach (var line in inputs.Operations.Upload)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {line.What} | {line.Service}, {line.Kind} | {line.Count} | {line.Hot ?? ""} |\n");
        }
        return page.Append(
                CultureInfo.InvariantCulture,
                $"| **together** ({inputs.Operations.EntitiesWritten} entities written) | | **{inputs.Operations.Upload.Sum(line => line.Count)}** | |\n"
            )
            .ToString();
    }

    private static string Cost(CapacityInputs inputs)
    {
        var months = inputs.District.Sizes.Select(size => MonthlyCost.Of(inputs, size)).ToList();
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"| | {string.Join(" | ", months.Select(month => Whole(month.Schools) + " schools"))} |\n|---|{string.Concat(months.Select(_ => "---:|"))}\n"
        );
        void Row(string name, Func<MonthlyCost, string> of) =>
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", months.Select(of))} |\n");
        Row("deployments", month => Whole(month.Deployments));
        Row("uploads", month => Whole(month.Uploads));
        Row("publications at most", month => Whole(month.Publications));
        Row("seconds a publication", month => Whole(month.PublishSeconds));
        Row("blob writes", month => Whole(month.BlobWrites));
        Row("blob reads and others", month => Whole(month.BlobReads + month.BlobOthers));
        Row("table requests", month => Whole(month.TableRequests));
        Row("queue requests", month => Whole(month.QueueRequests));
        Row("GB-seconds of execution", month => Whole(month.GbSeconds));
        Row("GB in blobs and tables after a year", month => (month.BlobGb + month.TableGb).ToString("F1", CultureInfo.InvariantCulture));
        Row("GB of logs", month => month.LogGb.ToString("F1", CultureInfo.InvariantCulture));
        Row($"requests, {inputs.Prices.Currency}", month => Money(month.Requests));
        Row($"storage, {inputs.Prices.Currency}", month => Money(month.Storage));
        Row($"execution and events, {inputs.Prices.Currency}", month => Money(month.Compute));
        Row($"logs and alarms, {inputs.Prices.Currency}", month => Money(month.Telemetry));
        Row($"**together, {inputs.Prices.Currency} a month**", month => $"**{Money(month.Total)}**");
        return page.ToString();
    }

    private static string Publishing(CapacityInputs inputs)
    {
        var limit = LargestDeployment(inputs);
        var seconds = MonthlyCost.PublishSecondsOf(inputs, inputs.District.SchoolsPerDeployment);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"With `functionTimeout` {inputs.Host.FunctionTimeout:hh\\:mm\\:ss} and {inputs.Host.Parallelism} requests at once, a run of publishing ends in time up to about {Whole(limit)} schools; at {Whole(inputs.District.SchoolsPerDeployment)} schools, the size planned for one deployment, it takes about {Whole(seconds)} seconds.\n"
        );
    }

    /// <summary>Schools, in hundreds, for which publishing still ends within the host's time limit.</summary>
    public static int LargestDeployment(CapacityInputs inputs)
    {
        var schools = 0;
        while (MonthlyCost.PublishSecondsOf(inputs, schools + 100) <= inputs.Host.FunctionTimeout.TotalSeconds)
        {
            schools += 100;
        }
        return schools;
    }

    private static string Day(CapacityInputs inputs)
    {
        var one = DeadlineDay.Simulate(inputs, oneAccountAProvince: false);
        var provinces = DeadlineDay.Simulate(inputs, oneAccountAProvince: true);
        var targets = inputs.Targets;
        var page = new StringBuilder(
            $"| busiest second | target | all in one account | busiest of {provinces.Accounts} accounts |\n|---|---:|---:|---:|\n"
        );
        void Row(string name, string target, Func<DeadlineDay, double> of) =>
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {target} | {Whole(of(one))} | {Whole(of(provinces))} |\n");
        Row("uploads in the whole country", "", day => day.UploadsPerSecond);
        Row("requests to an account", Whole(targets.RequestsPerAccount), day => day.RequestsPerAccount);
        Row("entities in the busiest table partition", Whole(targets.EntitiesPerTablePartition), day => day.EntitiesPerPartition);
        Row("requests to the busiest blob (the roster)", Whole(targets.RequestsPerBlob), day => day.RequestsPerBlob);
        Row("messages in a queue", Whole(targets.MessagesPerQueue), day => day.MessagesPerQueue);
        Row("instances of the app", "", day => day.Instances);
        page.Append(
            CultureInfo.InvariantCulture,
            $"| the day could grow, before a target is reached, by | | {one.Headroom(targets):F1} times | {provinces.Headroom(targets):F1} times |\n"
        );
        return page.ToString();
    }

    private static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Money(double value) => value.ToString("N2", CultureInfo.InvariantCulture);
}
