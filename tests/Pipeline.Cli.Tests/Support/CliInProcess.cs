namespace Pipeline.Cli.Tests.Support;

/// <summary>
/// The command line within this process, one run at a time: for what it writes by <see cref="Console"/>, which is all but <c>check</c> and
/// <c>--json</c>.
/// </summary>
internal static class CliInProcess
{
    private static readonly SemaphoreSlim Gate = new(1, 1);

    public static Task<(int Status, string Text, string Errors)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    public static async Task<(int Status, string Text, string Errors)> RunAsync(
        (string Name, string Value)[] environment,
        params string[] arguments
    )
    {
        await Gate.WaitAsync();
        var (output, errors) = (Console.Out, Console.Error);
        using var text = new StringWriter();
        using var told = new StringWriter();
        try
        {
            Console.SetOut(text);
            Console.SetError(told);
            Array.ForEach(environment, variable => Environment.SetEnvironmentVariable(variable.Name, variable.Value));
            var status = await CommandLine.RunAsync(arguments);
            return (status, text.ToString(), told.ToString());
        }
        finally
        {
            Array.ForEach(environment, variable => Environment.SetEnvironmentVariable(variable.Name, null));
            Console.SetOut(output);
            Console.SetError(errors);
            Gate.Release();
        }
    }
}
