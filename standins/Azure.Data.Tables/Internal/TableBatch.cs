using System.Text;
using Azure.Core;

namespace Azure.Data.Tables.Internal;

/// <summary>A transaction on the wire: one multipart request that holds every action as an HTTP request of its own.</summary>
internal sealed class TableBatch(TableRequests requests, string table, IReadOnlyList<TableTransactionAction> actions)
{
    public async Task<HttpMessage> CreateMessageAsync(CancellationToken cancellationToken)
    {
        if (actions.Count == 0)
        {
            throw new InvalidOperationException("Cannot submit an empty batch.");
        }

        var (batch, changeset) = ($"batch_{Guid.NewGuid()}", $"changeset_{Guid.NewGuid()}");
        using var body = new MemoryStream();
        Write(body, $"--{batch}\r\nContent-Type: multipart/mixed; boundary={changeset}\r\n\r\n");
        foreach (var action in actions)
        {
            Write(body, $"--{changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            using var message = CreateMessage(action);
            await WriteAsync(body, message.Request, cancellationToken).ConfigureAwait(false);
            Write(body, "\r\n");
        }

        Write(body, $"--{changeset}--\r\n--{batch}--\r\n");
        var whole = requests.Create(RequestMethod.Post, "$batch");
        whole.Request.Headers.SetValue("Accept", "application/json");
        whole.Request.Headers.Add("Content-Type", $"multipart/mixed; boundary={batch}");
        whole.Request.Content = RequestContent.Create(body.ToArray());
        return whole;
    }

    public static IReadOnlyList<Response> Read(Response response)
    {
        var parts = MultipartReader.Read(response.Headers.ContentType, response.Content.ToString(), response.ClientRequestId);
        var failed = parts.FirstOrDefault(part => part.Status >= 400);
        return failed is null ? parts : throw new TableTransactionFailedException(new RequestFailedException(failed, null, ErrorParser.Instance));
    }

    private static async Task WriteAsync(Stream body, Request request, CancellationToken cancellationToken)
    {
        Write(body, $"{request.Method} {request.Uri.ToUri().AbsoluteUri} HTTP/1.1\r\nHost: {request.Uri.ToUri().Authority}\r\n");
        foreach (var header in request.Headers)
        {
            Write(body, $"{header.Name}: {header.Value}\r\n");
        }

        Write(body, "\r\n");
        if (request.Content is not null)
        {
            await request.Content.WriteToAsync(body, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Write(Stream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));

    private HttpMessage CreateMessage(TableTransactionAction action)
    {
        var entity = action.Entity;
        ArgumentNullException.ThrowIfNull(entity);
        ETag? etag = action.ETag == default ? null : action.ETag;
        return action.ActionType switch
        {
            TableTransactionActionType.Add => requests.CreateInsert(table, entity),
            TableTransactionActionType.Delete => requests.CreateDelete(table, entity.PartitionKey, entity.RowKey, action.ETag),
            TableTransactionActionType.UpdateMerge => requests.CreateWrite(table, entity, TableUpdateMode.Merge, etag),
            TableTransactionActionType.UpdateReplace => requests.CreateWrite(table, entity, TableUpdateMode.Replace, etag),
            TableTransactionActionType.UpsertMerge => requests.CreateWrite(table, entity, TableUpdateMode.Merge, ifMatch: null),
            TableTransactionActionType.UpsertReplace => requests.CreateWrite(table, entity, TableUpdateMode.Replace, ifMatch: null),
            _ => throw new InvalidOperationException("Unknown request type."),
        };
    }
}
