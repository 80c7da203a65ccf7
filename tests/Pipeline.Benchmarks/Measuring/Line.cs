using System.Globalization;

namespace Pipeline.Benchmarks.Measuring;

/// <summary>One line of the table.</summary>
/// <param name="Ratio">Against the target; null if nothing could be compared.</param>
/// <param name="Passed">Null if the line carries no target of its own.</param>
internal sealed record Line(
    string Measure,
    string Ours,
    string Against,
    string Theirs,
    double? Ratio,
    string Target,
    bool? Passed,
    string Note = ""
)
{
    /// <summary>Begins the note of a contender whose result is not right.</summary>
    public const string WrongMark = "wrong: ";

    public static Line Skipped(string measure, string against, string why) =>
        new(measure, "", against, "", null, "", null, "skipped: " + why);

    public string RatioText => Ratio is { } ratio ? ratio.ToString(ratio >= 100 ? "0" : "0.00", CultureInfo.InvariantCulture) + "×" : "";

    public string PassedText =>
        Passed switch
        {
            true => "reached",
            false => "MISSED",
            null => "",
        };
}
