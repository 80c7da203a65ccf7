using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Text;
using Azure.Core.Pipeline;

namespace StandIns.Tests.Tables;

/// <summary>Answers every request from a function of the attempt, from 1, and keeps what was asked.</summary>
internal sealed class CannedTransport(Func<int, (int Status, string Body)> answer) : HttpClientTransport(new HttpClient(new Handler(answer)))
{
    public List<(string Uri, string? Authorization)> Requests { get; } = [];

    public string? ErrorCode { get; init; }

    public override async ValueTask ProcessAsync(Azure.Core.HttpMessage message)
    {
        message.Request.Headers.TryGetValue("Authorization", out var authorization);
        Requests.Add((message.Request.Uri.ToUri().AbsoluteUri, authorization));
        message.Request.Headers.SetValue("test-attempt", Requests.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        message.Request.Headers.SetValue("test-error", ErrorCode ?? "");
        await base.ProcessAsync(message);
    }

    private sealed class Handler(Func<int, (int Status, string Body)> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var attempt = int.Parse(request.Headers.GetValues("test-attempt").Single(), System.Globalization.CultureInfo.InvariantCulture);
            var (status, body) = answer(attempt);
            // As from a socket: of a stream that seeks, Azure.Core believes that the pipeline has read it already, and closes it.
            var socket = PipeReader.Create(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body))).AsStream();
            var content = new StreamContent(socket) { Headers = { ContentType = new("application/json") } };
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = content, RequestMessage = request };
            if (request.Headers.TryGetValues("test-error", out var codes) && codes.Single() is { Length: > 0 } code)
            {
                response.Headers.Add("x-ms-error-code", code);
            }

            return Task.FromResult(response);
        }
    }
}
