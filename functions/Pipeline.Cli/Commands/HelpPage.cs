using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Pipeline.Domain.YearlyReport;

namespace Pipeline.Cli.Commands;

/// <summary>The help page of a command: whole in Chinese, in columns by the width that Chinese characters have in a terminal.</summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    /// <summary>Read easily also where a terminal is wider.</summary>
    private const int Widest = 110;
    private const int MostOfLine = 34;
    private const int Indent = 2;

    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["demo"] = ["pipeline demo --out out"],
        ["up"] = ["pipeline up --sample"],
        ["check"] = ["pipeline check 报表.xlsx", "pipeline check 上报文件夹 --period 2026-H1 --roster 学校名录.xlsx --receipt 回执"],
        ["consolidate"] = ["pipeline consolidate 上报文件夹 --period 2026 --roster 学校名录.xlsx --out 结果"],
        ["template"] =
        [
            "pipeline template --period 2026-H1 --roster 学校名录.xlsx --out 空白报表",
            "pipeline template --period 2026-H1 --school 4501220001 --name 府城小学 --out 报表.xlsx",
        ],
        ["scheme"] = ["pipeline scheme export --out 报表制度.xlsx"],
    };

    /// <summary>Help is given without the options that the command itself demands.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.InvocationConfiguration.Output, parseResult.CommandResult.Command);
        return ExitCode.Done;
    }

    private static void Write(TextWriter output, Command command)
    {
        output.WriteLine(ChineseText.Typeset("说明:"));
        foreach (var line in DisplayWidth.Wrap(ChineseText.Typeset(command.Description ?? ""), Widest - Indent))
        {
            output.WriteLine("  " + line);
        }
        output.WriteLine();
        output.WriteLine(ChineseText.Typeset("用法:"));
        output.WriteLine("  " + Usage(command));
        Section(
            output,
            "参数:",
            command.Arguments.Where(argument => !argument.Hidden).Select(argument => ($"<{argument.Name}>", argument.Description ?? ""))
        );
        Section(output, "选项:", Options(command).Select(option => (NameOf(option), DescriptionOf(option))));
        Section(
            output,
            "命令:",
            command.Subcommands.Where(child => !child.Hidden).Select(child => (NameOf(child), child.Description ?? ""))
        );
        if (Examples.TryGetValue(command.Name, out var examples))
        {
            output.WriteLine();
            output.WriteLine(ChineseText.Typeset("例:"));
            foreach (var example in examples)
            {
                output.WriteLine("  " + example);
            }
        }
        if (command.Subcommands.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(ChineseText.Typeset($"每个命令的选项:{PathOf(command)} <命令> --help"));
        }
    }

    /// <summary>The root's own options are those of every command; help stands at the end.</summary>
    private static IEnumerable<Option> Options(Command command) =>
        command
            .Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive))
            .Where(option => !option.Hidden)
            .OrderBy(option => option is HelpOption or VersionOption);

    private static void Section(TextWriter output, string title, IEnumerable<(string Name, string Description)> lines)
    {
        var list = lines.ToList();
        if (list.Count == 0)
        {
            return;
        }
        output.WriteLine();
        output.WriteLine(ChineseText.Typeset(title));
        var width =
            list.Select(line => DisplayWidth.Of(line.Name)).Where(width => width <= MostOfLine).DefaultIfEmpty(MostOfLine).Max() + 2;
        foreach (var (name, description) in list)
        {
            var broken = DisplayWidth.Wrap(ChineseText.Typeset(description), Widest - Indent - width).DefaultIfEmpty("").ToList();
            if (DisplayWidth.Of(name) > MostOfLine)
            {
                output.WriteLine("  " + name);
                broken.ForEach(line => output.WriteLine("  " + new string(' ', width) + line));
                continue;
            }
            output.WriteLine("  " + DisplayWidth.Pad(name, width) + broken[0]);
            broken.Skip(1).ToList().ForEach(line => output.WriteLine("  " + new string(' ', width) + line));
        }
    }

    private static string Usage(Command command) =>
        string.Join(
            ' ',
            new[] { PathOf(command) }
                .Concat(command.Subcommands.Count > 0 ? ["<命令>"] : [])
                .Concat(
                    command.Arguments.Select(argument =>
                        argument.Arity.MaximumNumberOfValues > 1 ? $"<{argument.Name}>..." : $"<{argument.Name}>"
                    )
                )
                .Concat(command.Options.Where(option => option.Required).Select(option => $"{option.Name} <{option.HelpName}>"))
                .Append("[选项]")
        );

    /// <summary>The command as it is typed: <c>pipeline scheme export</c>.</summary>
    public static string PathOf(Command command)
    {
        var path = new List<string>();
        for (Symbol? at = command; at is not null and not RootCommand; at = at.Parents.FirstOrDefault())
        {
            path.Insert(0, at.Name);
        }
        return string.Join(' ', path.Prepend("pipeline"));
    }

    private static string NameOf(Command command) =>
        string.Join(' ', command.Arguments.Select(argument => $"<{argument.Name}>").Prepend(command.Name));

    private static string NameOf(Option option)
    {
        var names = string.Join(", ", option.Aliases.OrderBy(alias => alias.Length).Append(option.Name).Where(name => name[0] == '-'));
        return option.HelpName is { } value ? $"{names} <{value}>" : names;
    }

    private static string DescriptionOf(Option option)
    {
        var note =
            option.Required ? "(必填)"
            : option.HasDefaultValue && option.GetDefaultValue() is { } value and not false ? $"(不给时是{value})"
            : "";
        return option.Description + note;
    }
}
