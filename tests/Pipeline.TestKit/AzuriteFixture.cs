using System.Globalization;
using Pipeline.LocalServices;
using Xunit;

namespace Pipeline.TestKit;

/// <summary>
/// The real emulator for tests: all fixtures of a test process share one, which starts with the first and ends with the last.
/// Use it as <c>IClassFixture&lt;AzuriteFixture&gt;</c>, or as an <c>ICollectionFixture</c>, and take names from <see cref="NewPrefix"/>.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static readonly string Run = Guid.NewGuid().ToString("N")[..6];
    private static AzuriteProcess? s_shared;
    private static int s_users;
    private static int s_prefixes;

    /// <summary>The shared emulator. A test that stops or kills one starts its own with <see cref="AzuriteProcess.StartAsync"/>.</summary>
    public AzuriteProcess Azurite => s_shared ?? throw new InvalidOperationException("The fixture is not initialised.");

    public string ConnectionString => Azurite.ConnectionString;

    /// <summary>
    /// A prefix that no other test has: lower-case letters and digits, begins with a letter, fit for containers, queues and tables.
    /// </summary>
    public string NewPrefix() => string.Create(CultureInfo.InvariantCulture, $"t{Run}n{Interlocked.Increment(ref s_prefixes)}x");

    public async Task InitializeAsync()
    {
        await Gate.WaitAsync();
        try
        {
            s_shared ??= await AzuriteProcess.StartAsync();
            s_users++;
        }
        finally
        {
            Gate.Release();
        }
    }

    public async Task DisposeAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (--s_users == 0 && s_shared is { } azurite)
            {
                s_shared = null;
                await azurite.DisposeAsync();
            }
        }
        finally
        {
            Gate.Release();
        }
    }
}
