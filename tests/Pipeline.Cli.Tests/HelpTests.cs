using System.CommandLine;
using Pipeline.Cli.Commands;
using Pipeline.Cli.Tests.Support;

namespace Pipeline.Cli.Tests;

public sealed class HelpTests
{
    private static readonly string[] English =
    [
        "Description:",
        "Show help",
        "REQUIRED",
        "[options]",
        "[command]",
        "Usage",
        "Options:",
        "Commands:",
    ];

    private static readonly string[] Listed =
    [
        "demo",
        "up",
        "check",
        "consolidate",
        "template",
        "scheme export",
        "scheme check",
        "scheme show",
        "scheme use",
        "bureau status",
        "bureau missing",
        "bureau chase",
        "bureau deadline",
        "bureau download",
        "bureau publish",
        "bureau retry",
        "bureau lock",
        "bureau unlock",
        "bureau return",
        "bureau approve",
        "bureau rejudge",
        "bureau purge",
        "bureau roster show",
        "bureau roster confirm",
        "access issue",
        "access revoke",
        "access list",
    ];

    public static TheoryData<string> Commands() => [.. Listed];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task EveryCommand_TellsItsOptionsInChinese(string command)
    {
        var path = command.Split(' ');
        var symbol = path.Aggregate((Command)CommandLine.CreateRoot(), (at, name) => at.Subcommands.Single(child => child.Name == name));

        var (status, text, errors) = await CliInProcess.RunAsync([.. path, "--help"]);

        Assert.Equal((0, ""), (status, errors));
        var joined = Joined(text);
        Assert.Contains(Joined(symbol.Description!), joined, StringComparison.Ordinal);
        Assert.NotEmpty(symbol.Options);
        Assert.All(
            symbol.Options,
            option =>
            {
                Assert.Contains(option.Name, text, StringComparison.Ordinal);
                Assert.Contains(Joined(option.Description!), joined, StringComparison.Ordinal);
                Assert.Contains(option.Description!, letter => letter > 0x2E80);
            }
        );
        Assert.All(English, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }

    /// <summary>Without the breaks of lines, and with the punctuation of print.</summary>
    private static string Joined(string text) =>
        string.Concat(Domain.YearlyReport.ChineseText.Typeset(text).Where(letter => !char.IsWhiteSpace(letter)));

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Descriptions_StandInOneColumn_HoweverWideTheNamesAre(string command)
    {
        var (_, text, _) = await CliInProcess.RunAsync([.. command.Split(' '), "--help"]);

        var lines = text.Split('\n')
            .Select(line => line.TrimEnd('\r'))
            .SkipWhile(line => line != "选项：")
            .Skip(1)
            .TakeWhile(line => line.Length > 0)
            .ToList();
        var columns = lines.Select(line => DisplayWidth.Of(line[..FirstOfDescription(line)])).Distinct().ToList();
        Assert.True(columns.Count == 1, $"{string.Join(',', columns)}\n{text}");
        Assert.All(text.Split('\n'), line => Assert.True(DisplayWidth.Of(line.TrimEnd()) <= 112, line));
    }

    /// <summary>Where the text behind the last run of two or more blanks begins.</summary>
    private static int FirstOfDescription(string line) => line.LastIndexOf("  ", StringComparison.Ordinal) + 2;

    [Fact]
    public void TheListAbove_HoldsEveryCommand()
    {
        static IEnumerable<string> Leaves(Command command, string path) =>
            command.Subcommands.Count == 0
                ? [path]
                : command.Subcommands.SelectMany(child => Leaves(child, path.Length == 0 ? child.Name : path + " " + child.Name));
        Assert.Equal(Listed.Order(StringComparer.Ordinal), Leaves(CommandLine.CreateRoot(), "").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Alone_ItPrintsHelp()
    {
        var alone = await CliProcess.RunAsync();
        Assert.Equal((0, ""), (alone.Status, alone.Errors));
        Assert.All(CommandLine.CreateRoot().Subcommands, command => Assert.Contains(command.Name, alone.Text, StringComparison.Ordinal));
        Assert.Contains("说明：", alone.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chek a.xlsx", "没有“chek”这个命令，是不是“check”？", "a letter is missing")]
    [InlineData("frobnicate", "没有“frobnicate”这个命令。", "nothing is near")]
    [InlineData("scheme exprot", "没有“exprot”这个命令，是不是“export”？", "of a command's own commands")]
    [InlineData(
        "template --period 2019-H1 --out a --rooster b.xlsx",
        "不认识“--rooster”，是不是“--roster”？ 不认识“b.xlsx”。",
        "an option"
    )]
    [InlineData("check --receit a.xlsx", "没有“--receit”这个选项，是不是“--receipt”？", "an option where any file may stand")]
    [InlineData("consolidate .", "缺少必填的选项“--period”。 缺少必填的选项“--out”。", "each that is missing")]
    [InlineData("check", "命令“check”后面要写明对象：<文件或文件夹>。", "what to check")]
    [InlineData("template --period", "选项“--period”后面要给出值。 缺少必填的选项“--out”。", "an option without its value")]
    public async Task WrongUsage_SaysWhatWasProbablyMeant(string arguments, string expected, string reason)
    {
        var (status, text, errors) = await CliInProcess.RunAsync(arguments.Split(' '));

        Assert.Equal((2, ""), (status, text));
        Assert.True(
            expected
                == string.Join(
                    ' ',
                    errors
                        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                        .Where(line => !line.StartsWith("用法见", StringComparison.Ordinal))
                ),
            $"{reason}: {errors}"
        );
    }

    [Theory]
    [InlineData(false, null, "xterm", true, "a terminal")]
    [InlineData(false, "", "xterm", true, "an empty NO_COLOR asks for nothing")]
    [InlineData(false, "1", "xterm", false, "NO_COLOR, whatever its text")]
    [InlineData(true, null, "xterm", false, "a file or a pipe")]
    [InlineData(false, null, "dumb", false, "a terminal without colours")]
    [InlineData(false, null, null, true, "Windows has no TERM")]
    public void Colours_AreForTerminalsThatWantThem(bool redirected, string? noColor, string? terminal, bool coloured, string reason) =>
        Assert.True(coloured == Verdicts.IsColoured(redirected, noColor, terminal), reason);

    [Theory]
    [InlineData("frobnicate", "frobnicate", "an unknown command")]
    [InlineData("consolidate .", "--period", "a required option is missing")]
    [InlineData("check", "check", "no file at all")]
    [InlineData("template --period 2019-H1", "--out", "no place to write")]
    [InlineData("bureau return --period 2019-H1 --school 4501220001 --who 王科长", "--why", "a return demands its reason")]
    public async Task WrongUsage_IsTwo_AndSaysWhatInChinese(string arguments, string named, string reason)
    {
        var (status, text, errors) = await CliInProcess.RunAsync(arguments.Split(' '));
        Assert.True(status == 2, reason + ": " + status);
        Assert.Equal("", text);
        Assert.Contains(named, errors, StringComparison.Ordinal);
        Assert.Matches("用法见：pipeline( [a-z]+)* --help$", errors.TrimEnd());
        Assert.All(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line, letter => letter > 0x2E80));
    }
}
