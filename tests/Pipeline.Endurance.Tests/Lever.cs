using System.Globalization;

namespace Pipeline.Endurance.Tests;

/// <summary>
/// How much is run. By default so little that it fits into every check; <c>ENDURANCE=full</c> takes the numbers of the task; a variable
/// such as
/// <c>ENDURANCE_KILLS=200</c> sets one of them, and <c>ENDURANCE_SEED</c> repeats a run.
/// </summary>
internal static class Lever
{
    public static int Of(string name, int usual, int full) =>
        Number("ENDURANCE_" + name)
        ?? (string.Equals(Environment.GetEnvironmentVariable("ENDURANCE"), "full", StringComparison.OrdinalIgnoreCase) ? full : usual);

    /// <summary>Another one every run unless it is set.</summary>
    public static int Seed() => Number("ENDURANCE_SEED") ?? Random.Shared.Next(1_000_000);

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture)
            : null;
}
