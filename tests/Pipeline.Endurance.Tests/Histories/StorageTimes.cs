using System.Collections.Concurrent;

namespace Pipeline.Endurance.Tests.Histories;

/// <summary>
/// When each upload came, as the history says it: storage stamps an upload with the history's clock instead of the emulator's.
/// </summary>
internal sealed class StorageTimes
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> times = new(StringComparer.Ordinal);

    /// <summary>
    /// The history's clock; it never stands on a whole second, so that before and after a second's uploads can be told apart.
    /// </summary>
    public DateTimeOffset Now { get; set; } = new(2019, 7, 2, 8, 0, 0, 500, TimeSpan.Zero);

    public DateTimeOffset Second => new(Now.Ticks - (Now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    public void Stamp(string etag) => times.TryAdd(etag.Trim('"'), Second);

    public DateTimeOffset? Of(string? etag) => etag is not null && times.TryGetValue(etag.Trim('"'), out var time) ? time : null;
}
