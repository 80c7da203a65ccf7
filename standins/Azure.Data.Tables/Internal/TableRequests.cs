using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Internal;

/// <summary>Builds and sends the requests of the Table service's REST protocol.</summary>
internal sealed class TableRequests
{
    private const string Json = "application/json;odata=minimalmetadata";
    private readonly HttpPipeline _pipeline;
    private readonly string _version;

    private TableRequests(Uri endpoint, HttpPipelinePolicy authentication, TableClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        options ??= new TableClientOptions();
        Endpoint = endpoint;
        _version = options.VersionString;
        _pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authentication },
            RequestFailedDetailsParser = ErrorParser.Instance,
        });
    }

    public Uri Endpoint { get; }

    public string AccountName { get; private init; }

    public static TableRequests For(string connectionString, TableClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        var parsed = TableConnectionString.Parse(connectionString);
        return For(parsed.Endpoint, parsed.Credential, options);
    }

    public static TableRequests For(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return new TableRequests(endpoint, new SharedKeyLitePolicy(credential), options) { AccountName = credential.AccountName };
    }

    public static TableRequests For(Uri endpoint, TokenCredential credential, TableClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        var scope = (options?.Audience ?? TableAudience.AzurePublicCloud).DefaultScope();
        return new TableRequests(endpoint, new BearerTokenAuthenticationPolicy(credential, scope), options) { AccountName = AccountIn(endpoint) };
    }

    public static string EntityPath(string table, string partitionKey, string rowKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return $"{table}(PartitionKey='{Escape(partitionKey)}',RowKey='{Escape(rowKey)}')";
    }

    /// <summary>A request; the path is escaped already, the query is not.</summary>
    public HttpMessage Create(RequestMethod method, string path, byte[] body = null, ETag? ifMatch = null, params (string Name, string Value)[] query)
    {
        var message = _pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri(Endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/" + path));
        foreach (var (name, value) in query.Where(q => q.Value is not null))
        {
            request.Uri.AppendQuery(name, value, escapeValue: true);
        }

        request.Headers.Add("x-ms-version", _version);
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add("Accept", Json);
        if (ifMatch is { } etag)
        {
            request.Headers.Add("If-Match", etag.ToString("H"));
        }

        if (body is not null)
        {
            request.Headers.Add("Content-Type", "application/json;odata=nometadata");
            request.Content = RequestContent.Create(body);
        }

        return message;
    }

    public HttpMessage CreateInsert(string table, ITableEntity entity)
    {
        var message = Create(RequestMethod.Post, table, EntityJson.Write(EntityBinder.Properties(entity)));
        message.Request.Headers.Add("Prefer", "return-no-content");
        return message;
    }

    public HttpMessage CreateWrite(string table, ITableEntity entity, TableUpdateMode mode, ETag? ifMatch)
    {
        var method = mode switch
        {
            TableUpdateMode.Merge => RequestMethod.Patch,
            TableUpdateMode.Replace => RequestMethod.Put,
            _ => throw new ArgumentException($"Unexpected value for {nameof(mode)}: {mode}"),
        };
        return Create(method, EntityPath(table, entity.PartitionKey, entity.RowKey), EntityJson.Write(EntityBinder.Properties(entity)), ifMatch);
    }

    public HttpMessage CreateDelete(string table, string partitionKey, string rowKey, ETag ifMatch) =>
        Create(RequestMethod.Delete, EntityPath(table, partitionKey, rowKey), ifMatch: ifMatch == default ? ETag.All : ifMatch);

    /// <summary>Sends it and hands back the response, if its status is one of those expected.</summary>
    /// <exception cref="RequestFailedException">Any other status.</exception>
    public async ValueTask<Response> SendAsync(HttpMessage message, bool async, CancellationToken cancellationToken, params int[] expected)
    {
        if (async)
        {
            await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            _pipeline.Send(message, cancellationToken);
        }

        return expected.Contains(message.Response.Status) ? message.Response : throw new RequestFailedException(message.Response);
    }

    public static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string key) => Uri.EscapeDataString(ODataFilter.Escape(key));

    private static string AccountIn(Uri endpoint) =>
        endpoint.HostNameType == UriHostNameType.Dns && endpoint.Host.Contains('.', StringComparison.Ordinal)
            ? endpoint.Host[..endpoint.Host.IndexOf('.', StringComparison.Ordinal)]
            : endpoint.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
}
