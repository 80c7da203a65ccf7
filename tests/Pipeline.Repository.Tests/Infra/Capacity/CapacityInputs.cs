using System.Text.Json;

namespace Pipeline.Repository.Tests.Infra.Capacity;

/// <summary>The figures under infra/figures, which cost and load are worked out from.</summary>
internal sealed record CapacityInputs(
    Operations Operations,
    Prices Prices,
    District District,
    Targets Targets,
    DeadlineDayInputs DeadlineDay,
    HostSettings Host
)
{
    public static CapacityInputs Load() =>
        new(
            Read<Operations>("measured-operations.json"),
            Read<Prices>("prices.json"),
            Read<District>("district.json"),
            Read<Targets>("targets.json"),
            Read<DeadlineDayInputs>("deadline-day.json"),
            HostSettings.Load()
        );

    private static T Read<T>(string name) =>
        JsonSerializer.Deserialize<T>(
            RepositoryFiles.Read("infra", "figures", name),
            new JsonSerializerOptions(JsonSerializerDefaults.Web)
            {
                UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
                RespectRequiredConstructorParameters = true,
            }
        )!;
}

/// <summary>One kind of request that taking an upload makes.</summary>
/// <param name="Hot">The partition, blob or queue that all uploads share; null if each has its own.</param>
internal sealed record OperationLine(string What, string Service, string Kind, int Count, int Entities = 0, string? Hot = null);

internal sealed record PublicationCounts(
    int FixedBlobWrites,
    int FixedBlobReads,
    int FixedBlobOthers,
    int FixedTableRequests,
    int StandingScans,
    int SubmissionsReadPerSchool,
    int RequestsPerSubmission
);

internal sealed record UploadKilobytes(double Upload, double Original, double Receipt, double Tables, double Logs);

internal sealed record Operations(
    string Source,
    OperationLine[] Upload,
    int SweepRequestsPerSchool,
    int SweepRequestsPerRun,
    PublicationCounts Publication,
    int TimerRunBlobOthers,
    int HostPollsPerMonth,
    double SecondsPerUpload,
    double SecondsPerTimerRun,
    double SecondsPerRequest,
    double SecondsPerSubmissionRead,
    UploadKilobytes KilobytesPerUpload,
    double KilobytesPerSchoolPublished,
    double KilobytesOfLogsPerTimerRun
)
{
    public int Of(string service, string? kind = null) =>
        Upload.Where(line => line.Service == service && (kind is null || line.Kind == kind)).Sum(line => line.Count);

    /// <summary>Entities written by one upload.</summary>
    public int EntitiesWritten => Upload.Where(line => line.Kind == "write").Sum(line => line.Entities);
}

internal sealed record Prices(
    string Source,
    string Currency,
    double BlobWritesPer10000,
    double BlobReadsPer10000,
    double BlobOthersPer10000,
    double TableRequestsPer10000,
    double QueueRequestsPer10000,
    double BlobGbMonth,
    double TableGbMonth,
    double EventsPerMillion,
    double EventsFree,
    double ExecutionGbSecond,
    double ExecutionGbSecondsFree,
    double ExecutionsPerMillion,
    double ExecutionsFree,
    double LogsGb,
    double LogsGbFree,
    double AlarmsMonth
);

internal sealed record District(
    string Source,
    double UploadsPerSchool,
    int ActiveDays,
    int ActiveHoursADay,
    int RecheckDays,
    double InstanceMemoryGb,
    int MonthsOfData,
    int SchoolsPerDeployment,
    int[] Sizes
);

internal sealed record Targets(
    string Source,
    int RequestsPerAccount,
    int EntitiesPerTablePartition,
    int RequestsPerBlob,
    int MessagesPerQueue
);

internal sealed record DeadlineDayInputs(
    string Source,
    int Schools,
    double UploadsPerSchool,
    int Seed,
    double[] HourWeights,
    double[] ProvinceWeights,
    int PublishersPerAccount
);
