namespace Pipeline.Repository.Tests.Infra.Capacity;

/// <summary>
/// The busiest second of a deadline day, for every target that storage publishes. Every upload gets a second from the arrival curve and a
/// province by its share, both drawn with a fixed seed; its requests fall into that second, which is harsher than spreading them over its
/// processing.
/// </summary>
internal sealed record DeadlineDay(
    int Accounts,
    int Uploads,
    int UploadsPerSecond,
    double RequestsPerAccount,
    double EntitiesPerPartition,
    double RequestsPerBlob,
    double MessagesPerQueue,
    int Instances
)
{
    private const int SecondsADay = 24 * 3600;

    /// <param name="oneAccountAProvince">Otherwise a single account holds the whole country.</param>
    public static DeadlineDay Simulate(CapacityInputs inputs, bool oneAccountAProvince)
    {
        var day = inputs.DeadlineDay;
        var uploads = (int)(day.Schools * day.UploadsPerSchool);
        var accounts = oneAccountAProvince ? day.ProvinceWeights.Length : 1;
        var arrivals = Arrivals(day, uploads, accounts);
        var busiest = arrivals.Max(account => account.Max());
        var together = Enumerable.Range(0, SecondsADay).Max(second => arrivals.Sum(account => account[second]));
        var operations = inputs.Operations;
        double Hot(Func<OperationLine, bool> of, Func<OperationLine, int> load) =>
            operations.Upload.Where(line => line.Hot is not null && of(line)).GroupBy(line => line.Hot).Max(line => line.Sum(load))
            * busiest;
        // Publishing and the sweep read beside the uploads, each with all the parallel requests that it may have.
        var reading =
            (day.PublishersPerAccount * inputs.Host.Parallelism / operations.SecondsPerRequest) + (1 / operations.SecondsPerRequest);
        return new DeadlineDay(
            accounts,
            uploads,
            together,
            (busiest * operations.Upload.Sum(line => line.Count)) + reading,
            Hot(line => line.Service == "table", line => line.Entities),
            Hot(line => line.Service == "blob", line => line.Count),
            Hot(line => line.Service == "queue", line => line.Count),
            (int)Math.Ceiling(busiest * operations.SecondsPerUpload / inputs.Host.UploadsAtOnce)
        );
    }

    /// <summary>By how much the day could grow before the first target is reached.</summary>
    public double Headroom(Targets targets) =>
        new[]
        {
            targets.RequestsPerAccount / RequestsPerAccount,
            targets.EntitiesPerTablePartition / EntitiesPerPartition,
            targets.RequestsPerBlob / RequestsPerBlob,
            targets.MessagesPerQueue / MessagesPerQueue,
        }.Min();

    /// <summary>Uploads of every second, account by account.</summary>
    internal static int[][] Arrivals(DeadlineDayInputs day, int uploads, int accounts)
    {
        var random = new Random(day.Seed);
        var hours = Cumulated(day.HourWeights);
        var provinces = Cumulated(day.ProvinceWeights);
        var seconds = Enumerable.Range(0, accounts).Select(_ => new int[SecondsADay]).ToArray();
        for (var upload = 0; upload < uploads; upload++)
        {
            var hour = Drawn(hours, random.NextDouble());
            // The rate within an hour climbs from 0.5 to 1.5 of its mean: the inverse of u/2 + u²/2.
            var within = (-1 + Math.Sqrt(1 + (8 * random.NextDouble()))) / 2;
            var province = Drawn(provinces, random.NextDouble());
            seconds[accounts == 1 ? 0 : province][(hour * 3600) + Math.Min(3599, (int)(within * 3600))]++;
        }
        return seconds;
    }

    private static double[] Cumulated(double[] weights)
    {
        var total = weights.Sum();
        var sum = 0.0;
        return [.. weights.Select(weight => (sum += weight) / total)];
    }

    private static int Drawn(double[] cumulated, double at) =>
        Math.Min(
            cumulated.Length - 1,
            Array.FindIndex(cumulated, limit => at < limit) is var found and >= 0 ? found : cumulated.Length - 1
        );
}
