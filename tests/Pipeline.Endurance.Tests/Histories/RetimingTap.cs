using System.Globalization;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Pipeline.TestKit;

namespace Pipeline.Endurance.Tests.Histories;

/// <summary>
/// Stands between the product and the emulator and puts the history's times in the place of the emulator's, for uploads alone. The emulator
/// stamps with the real clock, so that histories over hours, and orders within one second, could else be had only by waiting. Crashes are
/// <see cref="FaultTap"/>'s.
/// </summary>
internal sealed class RetimingTap(StorageTimes times, string uploads) : HttpPipelinePolicy
{
    public FaultTap Faults { get; } = new();

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The product never blocks a thread on storage.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await Faults.ProcessAsync(message, pipeline);
        var uri = message.Request.Uri.ToUri();
        var parts = uri.AbsolutePath.Split('/', 4);
        if (parts.Length < 3 || parts[2] != uploads || message.Response.IsError)
        {
            return;
        }
        if (parts.Length == 3)
        {
            if (uri.Query.Contains("comp=list", StringComparison.Ordinal))
            {
                await RetimeListAsync(message.Response);
            }
            return;
        }
        if (!message.Response.Headers.TryGetValue("ETag", out var etag))
        {
            return;
        }
        if (message.Request.Method == RequestMethod.Put)
        {
            times.Stamp(etag);
        }
        if (times.Of(etag) is { } time)
        {
            message.Response = new RetimedResponse(message.Response, time.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    private async Task RetimeListAsync(Response response)
    {
        var list = await XDocument.LoadAsync(response.ContentStream!, LoadOptions.None, default);
        foreach (var properties in list.Descendants("Properties"))
        {
            var etag = (string?)properties.Element("Etag") ?? (string?)properties.Element("ETag");
            if (times.Of(etag) is { } time)
            {
                properties.Element("Last-Modified")!.Value = time.ToString("R", CultureInfo.InvariantCulture);
            }
        }
        var content = new MemoryStream();
        await list.SaveAsync(content, SaveOptions.DisableFormatting, default);
        content.Position = 0;
        response.ContentStream = content;
    }
}
