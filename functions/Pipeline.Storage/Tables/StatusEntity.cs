using System.Globalization;
using Azure.Data.Tables;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.History;

namespace Pipeline.Storage.Tables;

/// <summary>The status of a school as an entity: what reports, publications and people with a table viewer read.</summary>
internal static class StatusEntity
{
    public static TableEntity Write(SubmissionPartition partition, SubmissionStatus status, int lockSequence)
    {
        var entity = new TableEntity(partition.Key, HistoryEntity.Status)
        {
            ["State"] = status.State.ToString(),
            ["Uploads"] = status.Uploads,
            ["Held"] = status.Held,
            ["LockSequence"] = lockSequence,
            ["Reason"] = TableText.Fit(status.Reason),
            ["FirstAcceptedAt"] = status.FirstAcceptedAt,
            ["Explained"] = status.Explained,
        };
        Write(entity, "Newest", status.Newest);
        Write(entity, "Accepted", status.Accepted);
        return entity;
    }

    public static StatusRow Read(TableEntity entity)
    {
        var parts = entity.PartitionKey.Split('|');
        return new StatusRow(
            SubmissionPartition.Of(Domain.Periods.Period.Parse(parts[0]), Domain.Schools.SchoolCode.Parse(parts[1])),
            new SubmissionStatus(
                ReadUpload(entity, "Accepted"),
                ReadUpload(entity, "Newest"),
                entity.Choice<ReportingState>("State"),
                entity.Whole("Uploads"),
                entity.Whole("Held"),
                entity.GetDateTimeOffset("FirstAcceptedAt"),
                entity.GetString("Reason")
            )
            {
                Explained = entity.Text("Explained"),
            },
            entity.Whole("LockSequence"),
            entity.ETag
        );
    }

    /// <summary>Whether two entities say the same.</summary>
    public static bool Same(TableEntity left, TableEntity right) => Text(left) == Text(right);

    private static string Text(TableEntity entity) =>
        string.Join(
            '\n',
            entity
                .Where(property =>
                    property.Value is not null && property.Key is not ("odata.etag" or "Timestamp" or "PartitionKey" or "RowKey")
                )
                .OrderBy(property => property.Key, StringComparer.Ordinal)
                .Select(property =>
                    property.Key
                    + "="
                    + (
                        property.Value is DateTimeOffset time
                            ? time.UtcTicks.ToString(CultureInfo.InvariantCulture)
                            : Convert.ToString(property.Value, CultureInfo.InvariantCulture)
                    )
                )
        );

    private static void Write(TableEntity entity, string role, UploadRecord? upload)
    {
        if (upload is null)
        {
            return;
        }
        entity[role + "Version"] = upload.Version;
        entity[role + "UploadedAt"] = upload.UploadedAt;
        entity[role] = StorageJson.Write(upload);
    }

    private static UploadRecord? ReadUpload(TableEntity entity, string role) =>
        entity.GetString(role) is { } json ? StorageJson.Read<UploadRecord>(json) : null;
}
