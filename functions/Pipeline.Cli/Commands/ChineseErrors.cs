using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Pipeline.Domain.YearlyReport;

namespace Pipeline.Cli.Commands;

/// <summary>What is wrong with the arguments, in Chinese, each thing once and with what was probably meant.</summary>
internal static partial class ChineseErrors
{
    private const int MostEdits = 2;

    private static readonly (Regex Pattern, string Chinese)[] Messages =
    [
        (MissingOption(), "缺少必填的选项“$1”"),
        (MissingArgument(), "命令“$1”后面要写明对象"),
        (MissingValue(), "选项“$1”后面要给出值"),
        (TooMany(), "选项“$1”只能给一个值"),
        (Unparsable(), "选项“$2”的值“$1”看不懂"),
        (NotAmong(), "“$1”不在可填的值里,可填:$2"),
        (NoResponseFile(), "没有参数文件“$1”"),
        (UnparsableArgument(), "“$1”看不懂"),
    ];

    /// <summary>A sentence for every problem; a word that is no command is told alone, since all that follows hangs on it.</summary>
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var first, ..] && command.Subcommands.Count > 0)
        {
            return [Sentence($"没有“{first}”这个{(first.StartsWith('-') ? "选项" : "命令")}{Meant(first, NamesOf(command, first))}")];
        }
        var unknown = parsed.UnmatchedTokens.Select(token => $"不认识“{token}”{Meant(token, NamesOf(command, token))}");
        var others = parsed.Errors.Select(error => Say(error, command)).OfType<string>();
        return unknown.Concat(others).Distinct(StringComparer.Ordinal).Select(Sentence);
    }

    /// <summary>For an argument that looks like an option: files are not called so.</summary>
    public static string UnknownOption(Command command, string token) =>
        Sentence($"没有“{token}”这个选项{Meant(token, NamesOf(command, token))}");

    private static string Sentence(string text) => ChineseText.Typeset(text.EndsWith('?') ? text : text + "。");

    /// <summary>Null for what the unmatched words say already.</summary>
    private static string? Say(ParseError error, Command command)
    {
        var message = error.Message.TrimEnd('.', '。');
        foreach (var (pattern, chinese) in Messages)
        {
            if (pattern.IsMatch(message))
            {
                return pattern.Replace(message, chinese)
                    + (
                        ReferenceEquals(pattern, Messages[1].Pattern)
                            ? $":{string.Join(' ', command.Arguments.Select(argument => $"<{argument.Name}>"))}"
                            : ""
                    );
            }
        }
        return Unmatched().IsMatch(message) ? null
            : NoCommand().IsMatch(message) ? "请写明做什么"
            : "参数不对:" + message;
    }

    private static IEnumerable<string> NamesOf(Command command, string token) =>
        token.StartsWith('-')
            ? command.Options.SelectMany(option => option.Aliases.Append(option.Name))
            : command.Subcommands.Select(child => child.Name);

    private static string Meant(string token, IEnumerable<string> names)
    {
        var near = names
            .Select(name => (Name: name, Edits: Edits(token, name)))
            .Where(each => each.Edits <= MostEdits && each.Edits < each.Name.Length)
            .OrderBy(each => each.Edits)
            .Select(each => each.Name)
            .FirstOrDefault();
        return near is null ? "" : $",是不是“{near}”?";
    }

    /// <summary>How many letters must be changed, put in or left out.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[^1];
    }

    [GeneratedRegex("^Option '([^']+)' is required$")]
    private static partial Regex MissingOption();

    [GeneratedRegex("^Required argument (?:'[^']*' )?missing for command: '([^']+)'$")]
    private static partial Regex MissingArgument();

    [GeneratedRegex("^Required argument (?:'[^']*' )?missing for option: '([^']+)'$")]
    private static partial Regex MissingValue();

    [GeneratedRegex("^Option '([^']+)' expects a single argument but \\d+ were provided$")]
    private static partial Regex TooMany();

    [GeneratedRegex("^Cannot parse argument '(.*)' for option '([^']+)'.*$")]
    private static partial Regex Unparsable();

    [GeneratedRegex("^Cannot parse argument '(.*?)' .*$")]
    private static partial Regex UnparsableArgument();

    [GeneratedRegex("^Argument '(.*)' not recognized\\. Must be one of:\\s*(.*)$", RegexOptions.Singleline)]
    private static partial Regex NotAmong();

    [GeneratedRegex("^Response file not found '(.*)'$")]
    private static partial Regex NoResponseFile();

    [GeneratedRegex("^Unrecognized command or argument '.*'$")]
    private static partial Regex Unmatched();

    [GeneratedRegex("^Required command was not provided$")]
    private static partial Regex NoCommand();
}
