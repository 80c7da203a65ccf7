namespace FunctionsHost.Tests.Support;

/// <summary>Waits for what another process or loop is about to do, with a deadline.</summary>
public static class Eventually
{
    public static async Task<T> GetAsync<T>(Func<Task<T>> get, Func<T, bool> enough, string what, int seconds = 20)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        while (true)
        {
            var value = await get();
            if (enough(value))
            {
                return value;
            }

            Assert.True(clock.GetElapsedTime(started) < TimeSpan.FromSeconds(seconds), $"Not within {seconds} s: {what}. Last seen: {value}");
            await Task.Delay(25);
        }
    }

    public static Task TrueAsync(Func<Task<bool>> condition, string what, int seconds = 20) => GetAsync(condition, yes => yes, what, seconds);
}
