using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Publish;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;

namespace Pipeline.Steps.Status;

/// <summary>
/// Takes what the bureau asks for in words (a route's parts, a JSON body), runs the step, and answers in JSON; the triggers do no more than
/// pass it on.
/// </summary>
public sealed class BureauDesk(
    StorageClients clients,
    ReadPeriodStatus status,
    PublishSummary publish,
    LockPeriod lockPeriod,
    ReturnSubmission returnSubmission,
    ApproveSubmission approveSubmission,
    RetryUploads retry,
    SetDeadline setDeadline
)
{
    private const string BadPeriod = "报告期应写成 2019、2019-H1 或 2019-H2。";
    private const string BadSchool = "学校标识码应是10位数字。";
    private const string BadBody = "请求正文应是JSON,并写明经办人 who;退回还要写明原因 why。";

    private const string BadDeadline = "请求正文应是JSON,并写明经办人 who 和截止时间 deadline,如 2019-07-15T18:00:00+08:00。";
    private const string TooLong = "请求正文超过64KB,没有办理。请缩短原因后再试。";
    private const int MaxBodyBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>200 where storage answers, 503 where it does not.</summary>
    public async Task<Answer> HealthAsync(CancellationToken cancellationToken)
    {
        try
        {
            await clients.PingAsync(cancellationToken);
            return Of(200, new { status = "healthy" });
        }
        catch (Exception exception) when (StorageFailure.IsOne(exception, cancellationToken))
        {
            return Of(503, new { status = "unhealthy", message = "存储不可用。" });
        }
    }

    /// <summary>404 for a path or a method that the API does not have.</summary>
    public static Answer Unknown(string method, string path) =>
        Refused(404, $"没有这个接口：{method} {path}。接口见 /api/openapi.json；请求头 x-functions-key 不对的，办理类接口答401。");

    public async Task<Answer> StatusAsync(string period, CancellationToken cancellationToken) =>
        Period.TryParse(period, out var at) ? Of(200, await status.RunAsync(at, cancellationToken)) : Refused(400, BadPeriod);

    public async Task<Answer> PublishAsync(string period, Stream body, CancellationToken cancellationToken)
    {
        if (!Period.TryParse(period, out var at))
        {
            return Refused(400, BadPeriod);
        }
        var (act, refusal) = await ReadAsync(body, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }
        var result = await publish.RunAsync(at, Signature(act?.Who), cancellationToken);
        return Of(
            result.Outcome is PublishOutcome.Busy or PublishOutcome.Overtaken ? 409 : 200,
            new
            {
                result.Outcome,
                result.InForce?.Number,
                result.InForce?.Folder,
            }
        );
    }

    public async Task<Answer> RetryAsync(string period, Stream body, CancellationToken cancellationToken)
    {
        if (!Period.TryParse(period, out var at))
        {
            return Refused(400, BadPeriod);
        }
        var (act, refusal) = await ReadAsync(body, cancellationToken);
        return refusal ?? Of(200, new { taken = await retry.RunAsync(at, Signature(act?.Who), cancellationToken) });
    }

    public async Task<Answer> LockAsync(string period, bool locked, Stream body, CancellationToken cancellationToken)
    {
        if (!Period.TryParse(period, out var at))
        {
            return Refused(400, BadPeriod);
        }
        var (act, refusal) = await ReadAsync(body, cancellationToken);
        return refusal
            ?? (
                act is { Who.Length: > 0 }
                    ? Of(await lockPeriod.RunAsync(at, locked, Signature(act.Who), act.Why ?? "", cancellationToken))
                    : Refused(400, BadBody)
            );
    }

    public async Task<Answer> DeadlineAsync(string period, Stream body, CancellationToken cancellationToken)
    {
        if (!Period.TryParse(period, out var at))
        {
            return Refused(400, BadPeriod);
        }
        var (act, refusal) = await ReadAsync(body, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }
        return act is { Who.Length: > 0, Deadline: { } text } && DeadlineText.TryParse(text, out var deadline)
            ? Of(await setDeadline.RunAsync(at, deadline, Signature(act.Who), act.Why ?? "", cancellationToken))
            : Refused(400, BadDeadline);
    }

    public Task<Answer> ReturnAsync(string period, string school, Stream body, CancellationToken cancellationToken) =>
        ActAsync(period, school, body, request => returnSubmission.RunAsync(request, cancellationToken), cancellationToken);

    public Task<Answer> ApproveAsync(string period, string school, Stream body, CancellationToken cancellationToken) =>
        ActAsync(period, school, body, request => approveSubmission.RunAsync(request, cancellationToken), cancellationToken);

    private static async Task<Answer> ActAsync(
        string period,
        string school,
        Stream body,
        Func<ActRequest, Task<ActResult>> run,
        CancellationToken cancellationToken
    )
    {
        if (!Period.TryParse(period, out var at))
        {
            return Refused(400, BadPeriod);
        }
        if (!SchoolCode.TryParse(school, out var code))
        {
            return Refused(400, BadSchool);
        }
        var (act, refusal) = await ReadAsync(body, cancellationToken);
        return refusal
            ?? (
                act is { Who.Length: > 0 }
                    ? Of(await run(new ActRequest(at, code, act.Version, Signature(act.Who), act.Why ?? "")))
                    : Refused(400, BadBody)
            );
    }

    /// <summary>
    /// No act where the body is no JSON object of the kind: what a caller sends is the boundary where that is caught. A body beyond the
    /// bound is not read on.
    /// </summary>
    private static async Task<(ActBody? Act, Answer? Refusal)> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBodyBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > MaxBodyBytes)
        {
            return (null, Refused(413, TooLong));
        }
        try
        {
            return (JsonSerializer.Deserialize<ActBody>(buffer.AsSpan(0, length), Options), null);
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    /// <summary>Whoever calls is known by the key alone, so the history says so beside the name that the call gives.</summary>
    private static string Signature(string? who) => string.IsNullOrWhiteSpace(who) ? "接口密钥" : who.Trim() + "（接口密钥）";

    private static Answer Of(ActResult result) => Of(result.Outcome == ActOutcome.Refused ? 409 : 200, result);

    private static Answer Refused(int status, string message) => Of(status, new { message });

    private static Answer Of<TBody>(int status, TBody body) => new(status, JsonSerializer.Serialize(body, Options));

    private sealed record ActBody(string? Who, string? Why, string? Version, string? Deadline);
}
