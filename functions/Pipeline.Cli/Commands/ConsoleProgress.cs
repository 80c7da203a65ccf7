namespace Pipeline.Cli.Commands;

/// <summary>Tells each step as a line on the terminal, in order.</summary>
internal sealed class ConsoleProgress : IProgress<string>
{
    public void Report(string value) => Console.WriteLine(value);
}
