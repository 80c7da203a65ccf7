using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Pipeline.Cli.Commands;

/// <summary>The library's help page with the words that its Chinese resources leave in English.</summary>
internal sealed class ChineseHelp : SynchronousCommandLineAction
{
    private static readonly (string English, string Chinese)[] Words =
        [("Description:", "说明:"), ("[command]", "[命令]"), ("[options]", "[选项]"), ("(REQUIRED)", "(必填)"), ("[default:", "[默认:")];

    private readonly HelpAction page = new();

    /// <summary>Help is given without the options that the command itself demands.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var configuration = parseResult.InvocationConfiguration;
        var output = configuration.Output;
        using var text = new StringWriter();
        configuration.Output = text;
        var status = page.Invoke(parseResult);
        configuration.Output = output;
        output.Write(Words.Aggregate(text.ToString(), (page, word) => page.Replace(word.English, word.Chinese, StringComparison.Ordinal)));
        return status;
    }
}
