using System.Diagnostics;
using System.Diagnostics.Metrics;
using Pipeline.Domain.Findings;

namespace Pipeline.Steps.Telemetry;

/// <summary>Spans and counters of the pipeline, under the name <c>Pipeline</c>; no school's name or text is in them.</summary>
public static class PipelineTelemetry
{
    public const string Name = "Pipeline";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Taken = Meter.CreateCounter<long>(
        "pipeline.uploads.taken",
        "{upload}",
        "Uploads recorded for the first time, by outcome."
    );
    private static readonly Counter<long> Findings = Meter.CreateCounter<long>(
        "pipeline.findings",
        "{finding}",
        "Findings of taken uploads, by code."
    );
    private static readonly Histogram<double> ReceiptDelay = Meter.CreateHistogram<double>(
        "pipeline.receipt.delay",
        "s",
        "From the time in storage until the receipt lay there."
    );
    private static readonly Counter<long> Publications = Meter.CreateCounter<long>(
        "pipeline.publications",
        "{publication}",
        "Runs of publishing, by outcome."
    );
    private static readonly Counter<long> Swept = Meter.CreateCounter<long>(
        "pipeline.uploads.swept",
        "{upload}",
        "Uploads that the trigger missed and the sweep took."
    );

    internal static void UploadTaken(string outcome, TimeSpan delay, IEnumerable<Finding> findings)
    {
        Taken.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        ReceiptDelay.Record(delay.TotalSeconds);
        foreach (var group in findings.GroupBy(finding => finding.Code, StringComparer.Ordinal))
        {
            Findings.Add(group.Count(), new KeyValuePair<string, object?>("code", group.Key));
        }
    }

    internal static void Published(string outcome) => Publications.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal static void SweptUpload() => Swept.Add(1);
}
