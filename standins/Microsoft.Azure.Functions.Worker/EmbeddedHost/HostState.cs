using Microsoft.Azure.Functions.Worker.EmbeddedHost.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost;

/// <summary>What the parts of one host share. Made when the host starts, so that sources of settings added before that count.</summary>
internal sealed class HostState(IConfiguration configuration, IOptions<EmbeddedHostOptions> options) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    public IConfiguration Configuration { get; } = configuration;

    public EmbeddedHostOptions Options { get; } = options.Value;

    public HostJson HostJson { get; } = HostJson.Load(configuration);

    public string HostId { get; } = HostIdentity.Of(configuration);

    public TimeProvider Clock => Options.Clock;

    public DateTimeOffset StartedAt { get; } = options.Value.Clock.GetUtcNow();

    /// <summary>Fires at the beginning of a shutdown; what still runs is then waited for.</summary>
    public CancellationToken Stopping => _stopping.Token;

    public void Stop() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();
}
