using Pipeline.Domain.Findings;

namespace Pipeline.Cli.Commands;

/// <summary>
/// Verdicts and severities in a terminal's colours: green, yellow, red. Plain where the output is no terminal, or <c>NO_COLOR</c> is set.
/// </summary>
internal static class Verdicts
{
    public static void Write(TextWriter writer, Verdict verdict) =>
        Write(
            writer,
            verdict.ChineseName(),
            verdict switch
            {
                Verdict.Accepted => ConsoleColor.Green,
                Verdict.AcceptedWithQueries => ConsoleColor.Yellow,
                _ => ConsoleColor.Red,
            }
        );

    public static void Write(TextWriter writer, Severity severity) =>
        Write(
            writer,
            severity.ChineseName(),
            severity switch
            {
                Severity.Notice => ConsoleColor.Gray,
                Severity.Query => ConsoleColor.Yellow,
                _ => ConsoleColor.Red,
            }
        );

    /// <summary>By the convention of no-color.org any text in <c>NO_COLOR</c> asks for none.</summary>
    public static bool IsColoured(bool isRedirected, string? noColor, string? terminal) =>
        !isRedirected && string.IsNullOrEmpty(noColor) && terminal != "dumb";

    private static void Write(TextWriter writer, string text, ConsoleColor colour)
    {
        var isOut = ReferenceEquals(writer, Console.Out);
        if (
            !(isOut || ReferenceEquals(writer, Console.Error))
            || !IsColoured(
                isOut ? Console.IsOutputRedirected : Console.IsErrorRedirected,
                Environment.GetEnvironmentVariable("NO_COLOR"),
                Environment.GetEnvironmentVariable("TERM")
            )
        )
        {
            writer.Write(text);
            return;
        }
        Console.ForegroundColor = colour;
        writer.Write(text);
        Console.ResetColor();
    }
}
