using System.Collections.Immutable;
using System.Globalization;
using Azure.Data.Tables;
using Pipeline.Domain.History;

namespace Pipeline.Storage.Tables;

/// <summary>The rows of a school's period: <c>h|</c> an upload, <c>x|</c> an upload that failed, <c>w|</c> an act of the bureau, and <c>status</c>, which follows from them.</summary>
internal static class HistoryEntity
{
    // The key under which the status was first stored.
    public const string Status = "standing";
    public const string Upload = "h|";
    public const string Failure = "x|";
    public const string Act = "w|";

    public static TableEntity Write(SubmissionPartition partition, UploadRecord upload) =>
        new(partition.Key, (upload.Outcome == UploadOutcome.Failed ? Failure : Upload) + upload.Version)
        {
            ["Path"] = upload.Path,
            ["BlobETag"] = upload.ETag,
            ["UploadedAt"] = upload.UploadedAt,
            ["Rank"] = upload.Rank,
            ["Length"] = upload.Length,
            ["Outcome"] = upload.Outcome.ToString(),
            ["FigureSet"] = upload.FigureSet,
            ["SchoolName"] = TableText.Fit(upload.SchoolName),
            ["Errors"] = upload.Errors,
            ["OpenQueries"] = upload.OpenQueries,
            ["ExplainedQueries"] = upload.ExplainedQueries,
            ["Notices"] = upload.Notices,
            ["Totals"] = StorageJson.Write(upload.Totals),
        };

    public static UploadRecord ReadUpload(TableEntity entity) => new(entity.RowKey[Upload.Length..], entity.Text("Path"), entity.Text("BlobETag"),
        entity.Time("UploadedAt"), entity.Whole("Rank"), entity.GetInt64("Length") ?? 0, entity.Choice<UploadOutcome>("Outcome"), entity.Text("FigureSet"),
        entity.Text("SchoolName"), entity.Whole("Errors"), entity.Whole("OpenQueries"), entity.Whole("ExplainedQueries"), entity.Whole("Notices"),
        StorageJson.Read<ImmutableArray<ReportedTotal>>(entity.Text("Totals")));

    public static TableEntity Write(SubmissionPartition partition, WorkflowRecord act) =>
        new(partition.Key, string.Create(CultureInfo.InvariantCulture, $"{Act}{act.At.UtcTicks:D19}|{act.Id}"))
        {
            ["At"] = act.At,
            ["Action"] = act.Action.ToString(),
            ["Version"] = act.Version,
            ["Who"] = TableText.Fit(act.Who),
            ["Why"] = TableText.Fit(act.Why),
        };

    public static WorkflowRecord ReadAct(TableEntity entity) => new(entity.RowKey[(entity.RowKey.LastIndexOf('|') + 1)..], entity.Time("At"),
        entity.Choice<WorkflowAction>("Action"), entity.Text("Version"), entity.Text("Who"), entity.Text("Why"));
}
