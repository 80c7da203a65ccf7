using Azure;

namespace Pipeline.Endurance.Tests.Faults;

/// <summary>Repeats a run that storage failed, as host and people do; a run that does not end is a failure of the test.</summary>
internal sealed class Retries
{
    private const int Tries = 12;
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);
    private int count;

    public int Count => count;

    public async Task<TResult> RunAsync<TResult>(Func<CancellationToken, Task<TResult>> run)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                return await run(CancellationToken.None).WaitAsync(Deadline, TimeProvider.System);
            }
            catch (Exception exception) when (left > 0 && exception is (RequestFailedException or IOException or AggregateException))
            {
                Interlocked.Increment(ref count);
            }
        }
    }
}
