using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pipeline.Benchmarks.Measuring;

/// <summary>
/// The processor time of the calling thread where the system tells it, so that a busy machine does not blur small measures; else the wall
/// clock.
/// </summary>
internal static class CpuClock
{
    private const int LinuxThreadClock = 3;
    private const int MacThreadClock = 16;

    /// <summary>Seconds of an action, a repetition.</summary>
    public static double Time(int repetitions, Action<int> action)
    {
        var before = Now();
        for (var i = 0; i < repetitions; i++)
        {
            action(i);
        }
        return (Now() - before) / repetitions;
    }

    private static double Now()
    {
        if (OperatingSystem.IsWindows() || clock_gettime(OperatingSystem.IsMacOS() ? MacThreadClock : LinuxThreadClock, out var time) != 0)
        {
            return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
        }
        return time.Seconds + (time.Nanoseconds * 1e-9);
    }

    [DllImport("libc", ExactSpelling = true)]
    private static extern int clock_gettime(int clock, out TimeSpec time);

    private readonly struct TimeSpec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
