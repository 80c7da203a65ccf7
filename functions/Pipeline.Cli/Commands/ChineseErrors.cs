using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace Pipeline.Cli.Commands;

/// <summary>The library's messages about wrong usage, with those that its Chinese resources leave in English.</summary>
internal static partial class ChineseErrors
{
    public static string Of(ParseError error)
    {
        var message = MissingOption().Replace(error.Message, "缺少必填的选项“${option}”");
        return message.TrimEnd('.', '。') + "。";
    }

    [GeneratedRegex("^Option '(?<option>[^']+)' is required\\.$")]
    private static partial Regex MissingOption();
}
