using Microsoft.Extensions.Options;
using Pipeline.Storage;

namespace Pipeline.Steps.Ingest;

/// <summary>
/// Tells an original that a dead host left behind from one whose upload another run is just taking: no run lasts as long as the host lets
/// it.
/// </summary>
public sealed class OrphanAge(TimeProvider time, IOptions<PipelineOptions> options)
{
    public bool IsOne(KeptOriginal kept) => time.GetUtcNow() >= kept.KeptAt.AddMinutes(options.Value.OrphanMinutes);
}
