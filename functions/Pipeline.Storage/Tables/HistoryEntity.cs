using System.Collections.Immutable;
using System.Globalization;
using Azure.Data.Tables;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Findings;
using Pipeline.Domain.History;

namespace Pipeline.Storage.Tables;

/// <summary>
/// The rows of a school's period: <c>h|</c> an upload, <c>x|</c> an upload that failed, <c>w|</c> an act of the bureau, and <c>status</c>,
/// which follows from them.
/// </summary>
internal static class HistoryEntity
{
    // The key under which the status was first stored.
    public const string Status = "standing";
    public const string Upload = "h|";
    public const string Failure = "x|";
    public const string Rejudgement = "j|";
    public const string Explanation = "e|";
    public const string Act = "w|";

    private const string Failed = "Failed";
    private const string Purged = "Purged";

    public static TableEntity Write(SubmissionPartition partition, UploadRecord upload) =>
        new(partition.Key, (upload.Verdict is null && !upload.IsPurged ? Failure : Upload) + upload.Version)
        {
            ["Path"] = upload.Path,
            ["BlobETag"] = upload.ETag,
            ["UploadedAt"] = upload.UploadedAt,
            ["Rank"] = upload.Rank,
            ["Length"] = upload.Length,
            ["Outcome"] = upload.IsPurged ? Purged : upload.Verdict?.ToString() ?? Failed,
            ["FigureSet"] = upload.FigureSet,
            ["SchoolName"] = TableText.Fit(upload.SchoolName),
            ["Errors"] = upload.Errors,
            ["OpenQueries"] = upload.OpenQueries,
            ["ExplainedQueries"] = upload.ExplainedQueries,
            ["Notices"] = upload.Notices,
            ["Totals"] = StorageJson.Write(upload.Totals),
            ["Numbers"] = Write(upload.Numbers),
        };

    public static UploadRecord ReadUpload(TableEntity entity) =>
        new(
            entity.RowKey[Upload.Length..],
            entity.Text("Path"),
            entity.Text("BlobETag"),
            entity.Time("UploadedAt"),
            entity.Whole("Rank"),
            entity.GetInt64("Length") ?? 0,
            VerdictOf(entity),
            entity.Text("FigureSet"),
            entity.Text("SchoolName"),
            entity.Whole("Errors"),
            entity.Whole("OpenQueries"),
            entity.Whole("ExplainedQueries"),
            entity.Whole("Notices"),
            StorageJson.Read<ImmutableArray<ReportedTotal>>(entity.Text("Totals"))
        )
        {
            IsPurged = entity.Text("Outcome") == Purged,
            Numbers = ReadNumbers(entity),
        };

    public static TableEntity Write(SubmissionPartition partition, RejudgementRecord judgement) =>
        new(partition.Key, string.Create(CultureInfo.InvariantCulture, $"{Rejudgement}{judgement.At.UtcTicks:D19}|{judgement.Id}"))
        {
            ["At"] = judgement.At,
            ["Version"] = judgement.Version,
            ["Who"] = TableText.Fit(judgement.Who),
            ["Why"] = TableText.Fit(judgement.Why),
            ["Outcome"] = judgement.Verdict.ToString(),
            ["FigureSet"] = judgement.FigureSet,
            ["SchoolName"] = TableText.Fit(judgement.SchoolName),
            ["Errors"] = judgement.Errors,
            ["OpenQueries"] = judgement.OpenQueries,
            ["ExplainedQueries"] = judgement.ExplainedQueries,
            ["Notices"] = judgement.Notices,
            ["Totals"] = StorageJson.Write(judgement.Totals),
            ["Numbers"] = Write(judgement.Numbers),
        };

    public static RejudgementRecord ReadRejudgement(TableEntity entity) =>
        new(
            IdOf(entity),
            entity.Time("At"),
            entity.Text("Version"),
            entity.Text("Who"),
            entity.Text("Why"),
            entity.Choice<Verdict>("Outcome"),
            entity.Text("FigureSet"),
            entity.Text("SchoolName"),
            entity.Whole("Errors"),
            entity.Whole("OpenQueries"),
            entity.Whole("ExplainedQueries"),
            entity.Whole("Notices"),
            StorageJson.Read<ImmutableArray<ReportedTotal>>(entity.Text("Totals"))
        )
        {
            Numbers = ReadNumbers(entity),
        };

    public static TableEntity Write(SubmissionPartition partition, ExplanationRecord given) =>
        new(partition.Key, string.Create(CultureInfo.InvariantCulture, $"{Explanation}{given.At.UtcTicks:D19}|{given.Id}"))
        {
            ["At"] = given.At,
            ["Version"] = given.Version,
            ["Code"] = given.Explanation.Code,
            ["Sheet"] = TableText.Fit(given.Explanation.Sheet),
            ["Cell"] = TableText.Fit(given.Explanation.Cell),
            ["Text"] = TableText.Fit(given.Explanation.Text),
            ["Explanation"] = TableText.Fit(given.Explanation.Explanation),
            ["WasOpen"] = given.WasOpen,
            ["Who"] = TableText.Fit(given.Who),
        };

    public static ExplanationRecord ReadExplanation(TableEntity entity) =>
        new(
            IdOf(entity),
            entity.Time("At"),
            entity.Text("Version"),
            new QueryExplanation(
                entity.Text("Code"),
                entity.Text("Sheet"),
                entity.Text("Cell"),
                entity.Text("Text"),
                entity.Text("Explanation")
            ),
            entity.GetBoolean("WasOpen") == true,
            entity.Text("Who")
        );

    public static TableEntity Write(SubmissionPartition partition, WorkflowRecord act) =>
        new(partition.Key, string.Create(CultureInfo.InvariantCulture, $"{Act}{act.At.UtcTicks:D19}|{act.Id}"))
        {
            ["At"] = act.At,
            ["Action"] = act.Action.ToString(),
            ["Version"] = act.Version,
            ["Who"] = TableText.Fit(act.Who),
            ["Why"] = TableText.Fit(act.Why),
            ["Before"] = TableText.Fit(act.Before),
            ["After"] = TableText.Fit(act.After),
        };

    public static WorkflowRecord ReadAct(TableEntity entity) =>
        new(
            IdOf(entity),
            entity.Time("At"),
            entity.Choice<WorkflowAction>("Action"),
            entity.Text("Version"),
            entity.Text("Who"),
            entity.Text("Why")
        )
        {
            Before = entity.Text("Before"),
            After = entity.Text("After"),
        };

    private static string? Write(NumberCounts? numbers) => numbers is null ? null : StorageJson.Write(numbers);

    private static NumberCounts? ReadNumbers(TableEntity entity) =>
        entity.GetString("Numbers") is { } json ? StorageJson.Read<NumberCounts>(json) : null;

    private static string IdOf(TableEntity entity) => entity.RowKey[(entity.RowKey.LastIndexOf('|') + 1)..];

    private static Verdict? VerdictOf(TableEntity entity) =>
        entity.Text("Outcome") is Failed or Purged ? null : entity.Choice<Verdict>("Outcome");
}
