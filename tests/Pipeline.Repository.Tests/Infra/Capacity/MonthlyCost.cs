namespace Pipeline.Repository.Tests.Infra.Capacity;

/// <summary>What a month costs in which all schools report one period: counts times prices, nothing else.</summary>
internal sealed record MonthlyCost(
    int Schools,
    int Deployments,
    double Uploads,
    double Publications,
    double PublishSeconds,
    double BlobWrites,
    double BlobReads,
    double BlobOthers,
    double TableRequests,
    double QueueRequests,
    double GbSeconds,
    double Executions,
    double BlobGb,
    double TableGb,
    double LogGb,
    double Requests,
    double Storage,
    double Compute,
    double Telemetry
)
{
    private const double DaysAMonth = 30;
    private const int MonthsAPeriod = 6;
    private const double SchoolsAPage = 1000;
    private const double BlobsAPage = 5000;
    private const double KilobytesAGb = 1024 * 1024;

    public double Total => Requests + Storage + Compute + Telemetry;

    /// <summary>A district past the size of one deployment is parted into several alike.</summary>
    public static MonthlyCost Of(CapacityInputs inputs, int schools)
    {
        var deployments = (int)Math.Ceiling(schools / (double)inputs.District.SchoolsPerDeployment);
        var each = OfDeployment(inputs, schools / (double)deployments);
        return Priced(
            each with
            {
                Schools = schools,
                Deployments = deployments,
                Uploads = each.Uploads * deployments,
                Publications = each.Publications * deployments,
                BlobWrites = each.BlobWrites * deployments,
                BlobReads = each.BlobReads * deployments,
                BlobOthers = each.BlobOthers * deployments,
                TableRequests = each.TableRequests * deployments,
                QueueRequests = each.QueueRequests * deployments,
                GbSeconds = each.GbSeconds * deployments,
                Executions = each.Executions * deployments,
                BlobGb = each.BlobGb * deployments,
                TableGb = each.TableGb * deployments,
                LogGb = each.LogGb * deployments,
            },
            inputs.Prices
        );
    }

    /// <summary>Seconds that a run of publishing takes in which the half and the year of <paramref name="schools"/> changed.</summary>
    public static double PublishSecondsOf(CapacityInputs inputs, double schools)
    {
        var operations = inputs.Operations;
        var submissions = schools * operations.Publication.SubmissionsReadPerSchool;
        var scans = 2 * operations.Publication.StandingScans * Math.Ceiling(schools / SchoolsAPage);
        return (submissions * operations.Publication.RequestsPerSubmission * operations.SecondsPerRequest / inputs.Host.Parallelism)
            + (submissions * operations.SecondsPerSubmissionRead)
            + (scans * operations.SecondsPerRequest);
    }

    private static MonthlyCost OfDeployment(CapacityInputs inputs, double schools)
    {
        var (operations, district, host) = (inputs.Operations, inputs.District, inputs.Host);
        var uploads = schools * district.UploadsPerSchool;
        var publishSeconds = PublishSecondsOf(inputs, schools);
        var between = Math.Max(24 * 3600.0 / host.PublishRunsADay, publishSeconds);
        var publications = Math.Min(uploads, district.ActiveDays * district.ActiveHoursADay * 3600.0 / between);
        var looks = (district.ActiveDays + district.RecheckDays) * host.PublishRunsADay;
        var pages = Math.Ceiling(schools / SchoolsAPage);
        var timerRuns = host.TimerRunsADay * DaysAMonth;
        var sweeps = host.SweepRunsADay * DaysAMonth;
        var seenInSweeps = 1 + (host.SweepOverlapMinutes * 60.0 / (24 * 3600.0 / host.SweepRunsADay));
        var publication = operations.Publication;
        var kilobytes = operations.KilobytesPerUpload;
        var periodsKept = district.MonthsOfData / (double)MonthsAPeriod;
        return new MonthlyCost(
            0,
            1,
            uploads,
            publications,
            publishSeconds,
            BlobWrites: (uploads * operations.Of("blob", "write")) + (publications * 2 * publication.FixedBlobWrites),
            BlobReads: (uploads * operations.Of("blob", "read")) + ((publications + looks) * 2 * publication.FixedBlobReads),
            BlobOthers: (uploads * operations.Of("blob", "other"))
                + (publications * 2 * publication.FixedBlobOthers)
                + (timerRuns * operations.TimerRunBlobOthers)
                + (sweeps * Math.Ceiling(uploads / BlobsAPage)),
            TableRequests: (uploads * (operations.Of("table") + (seenInSweeps * operations.SweepRequestsPerSchool)))
                + (sweeps * operations.SweepRequestsPerRun)
                + (publications * schools * publication.SubmissionsReadPerSchool * publication.RequestsPerSubmission)
                + ((publications + looks) * ((publication.StandingScans * pages) + (2 * publication.FixedTableRequests))),
            QueueRequests: (uploads * operations.Of("queue")) + operations.HostPollsPerMonth + (host.PoisonRunsADay * DaysAMonth),
            GbSeconds: district.InstanceMemoryGb
                * ((uploads * operations.SecondsPerUpload) + (timerRuns * operations.SecondsPerTimerRun) + (publications * publishSeconds)),
            Executions: uploads + timerRuns,
            BlobGb: (
                (uploads * kilobytes.Upload)
                + (
                    periodsKept
                    * (
                        (uploads * (kilobytes.Original + kilobytes.Receipt))
                        + (publications * schools * operations.KilobytesPerSchoolPublished)
                    )
                )
            ) / KilobytesAGb,
            TableGb: periodsKept * uploads * kilobytes.Tables / KilobytesAGb,
            LogGb: ((uploads * kilobytes.Logs) + (timerRuns * operations.KilobytesOfLogsPerTimerRun)) / KilobytesAGb,
            0,
            0,
            0,
            0
        );
    }

    private static MonthlyCost Priced(MonthlyCost month, Prices prices) =>
        month with
        {
            Requests =
                (
                    (month.BlobWrites * prices.BlobWritesPer10000)
                    + (month.BlobReads * prices.BlobReadsPer10000)
                    + (month.BlobOthers * prices.BlobOthersPer10000)
                    + (month.TableRequests * prices.TableRequestsPer10000)
                    + (month.QueueRequests * prices.QueueRequestsPer10000)
                ) / 10000,
            Storage = (month.BlobGb * prices.BlobGbMonth) + (month.TableGb * prices.TableGbMonth),
            Compute =
                (Math.Max(0, month.GbSeconds - prices.ExecutionGbSecondsFree) * prices.ExecutionGbSecond)
                + (Math.Max(0, month.Executions - prices.ExecutionsFree) * prices.ExecutionsPerMillion / 1e6)
                + (Math.Max(0, month.Uploads - prices.EventsFree) * prices.EventsPerMillion / 1e6),
            Telemetry = (Math.Max(0, month.LogGb - prices.LogsGbFree) * prices.LogsGb) + (month.Deployments * prices.AlarmsMonth),
        };
}
