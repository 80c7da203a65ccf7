using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Pages;
using Pipeline.Steps.Publish;
using Pipeline.Steps.Schemes;
using Pipeline.Steps.Status;
using Pipeline.Steps.Telemetry;
using Pipeline.Steps.Upkeep;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;

namespace Pipeline.Steps;

/// <summary>Puts the steps together, for the Functions app and the command line alike.</summary>
public static class PipelineServices
{
    /// <summary>The connection of the account that the data is in; where it is not set, <see cref="HostConnection"/> counts.</summary>
    public const string DataConnection = "PipelineData";

    /// <summary>The connection of the host's own account.</summary>
    public const string HostConnection = "AzureWebJobsStorage";

    /// <summary>
    /// Adds every step and what it stands on, and creates containers and tables at the start; settings come from <c>PipelineData</c>,
    /// <c>AzureWebJobsStorage</c> and the section <c>Pipeline</c>.
    /// </summary>
    public static IServiceCollection AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Checked(Options.Create(ReadOptions(configuration))));
        services.AddSingleton(_ => new StorageClients(Checked(Options.Create(ReadStorageOptions(configuration))).Value));
        services.AddHostedService<PrepareStorage>();
        return services.AddPipelineTelemetry(configuration).AddPipelineSteps();
    }

    /// <summary>Adds every step; <see cref="StorageClients"/> and <see cref="PipelineOptions"/> are the caller's.</summary>
    public static IServiceCollection AddPipelineSteps(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        Type[] parts =
        [
            typeof(UploadStore),
            typeof(OriginalStore),
            typeof(FigureStore),
            typeof(SubmissionStore),
            typeof(PeriodStore),
            typeof(ReceiptStore),
            typeof(SummaryStore),
            typeof(RosterStore),
            typeof(PoisonStore),
            typeof(KeptAsideStore),
            typeof(StatusSettler),
            typeof(UploadRecorder),
            typeof(IngestUpload),
            typeof(RecordFailure),
            typeof(RetryUploads),
            typeof(RecoverOriginals),
            typeof(OrphanAge),
            typeof(SetUploadAside),
            typeof(PurgeUploads),
            typeof(RejudgePeriod),
            typeof(SchemeStore),
            typeof(PeriodScheme),
            typeof(UseScheme),
            typeof(LayoutStore),
            typeof(PeriodPlanStore),
            typeof(PeriodRoster),
            typeof(InputsReader),
            typeof(SchoolReader),
            typeof(PublicationSources),
            typeof(PublishedTables),
            typeof(SummaryFiles),
            typeof(PublishSummary),
            typeof(PublishDuePeriods),
            typeof(SchoolActs),
            typeof(ReturnSubmission),
            typeof(ApproveSubmission),
            typeof(LockPeriod),
            typeof(SetDeadline),
            typeof(SweepUploads),
            typeof(ReviewPoisonedUploads),
            typeof(CleanUp),
            typeof(RosterDoubts),
            typeof(UpdateRoster),
            typeof(AnswerRegistryFile),
            typeof(ReadPeriodStatus),
            typeof(BureauDesk),
        ];
        foreach (var part in parts)
        {
            services.TryAddSingleton(part);
        }
        return services;
    }

    internal static PipelineStorageOptions ReadStorageOptions(IConfiguration configuration)
    {
        var options =
            configuration.GetSection(PipelineStorageOptions.Section).Get<PipelineStorageOptions>() ?? new PipelineStorageOptions();
        var host = configuration.GetSection(HostConnection);
        var account = IsNamed(configuration, DataConnection) ? configuration.GetSection(DataConnection) : host;
        options.ConnectionString = account.Value ?? options.ConnectionString;
        options.AccountName = account["accountName"] ?? options.AccountName;
        options.HostConnectionString = host.Value ?? options.HostConnectionString;
        options.HostAccountName = host["accountName"] ?? options.HostAccountName;
        options.ClientId = account["clientId"] ?? options.ClientId;
        options.ManagedIdentityOnly |= string.Equals(account["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase);
        return options;
    }

    /// <summary>Whether a connection names an account, by connection string or by name.</summary>
    public static bool IsNamed(IConfiguration configuration, string connection) =>
        !string.IsNullOrEmpty(configuration[connection]) || !string.IsNullOrEmpty(configuration[connection + ":accountName"]);

    private static PipelineOptions ReadOptions(IConfiguration configuration) =>
        configuration.GetSection(PipelineOptions.Section).Get<PipelineOptions>() ?? new PipelineOptions();

    /// <exception cref="ValidationException">A setting is out of range; the message names it.</exception>
    private static IOptions<TOptions> Checked<TOptions>(IOptions<TOptions> options)
        where TOptions : class
    {
        Validator.ValidateObject(options.Value, new ValidationContext(options.Value), validateAllProperties: true);
        return options;
    }
}
