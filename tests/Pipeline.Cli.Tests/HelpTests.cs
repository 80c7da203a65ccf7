using System.CommandLine;
using Pipeline.Cli.Tests.Support;

namespace Pipeline.Cli.Tests;

public sealed class HelpTests
{
    private static readonly string[] English = ["Description:", "Show help", "REQUIRED", "[options]", "[command]", "Usage", "Options:", "Commands:"];

    private static readonly string[] Listed =
        ["demo", "up", "check", "consolidate", "template", "scheme export", "scheme check", "bureau status", "bureau publish", "bureau retry", "bureau lock", "bureau unlock", "bureau return", "bureau approve",
            "bureau rejudge", "bureau purge", "bureau roster show", "bureau roster confirm",
            "access issue", "access revoke", "access list"];

    public static TheoryData<string> Commands() => [.. Listed];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task EveryCommand_TellsItsOptionsInChinese(string command)
    {
        var path = command.Split(' ');
        var symbol = path.Aggregate((Command)CommandLine.CreateRoot(), (at, name) => at.Subcommands.Single(child => child.Name == name));

        var (status, text, errors) = await CliInProcess.RunAsync([.. path, "--help"]);

        Assert.Equal((0, ""), (status, errors));
        Assert.Contains(symbol.Description!, text, StringComparison.Ordinal);
        Assert.NotEmpty(symbol.Options);
        Assert.All(symbol.Options, option =>
        {
            Assert.Contains(option.Name, text, StringComparison.Ordinal);
            Assert.Contains(option.Description!, text, StringComparison.Ordinal);
            Assert.Contains(option.Description!, letter => letter > 0x2E80);
        });
        Assert.All(English, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public void TheListAbove_HoldsEveryCommand()
    {
        static IEnumerable<string> Leaves(Command command, string path) => command.Subcommands.Count == 0
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
        Assert.Contains("说明:", alone.Text, StringComparison.Ordinal);
    }

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
        Assert.EndsWith("用法见:pipeline --help", errors.TrimEnd(), StringComparison.Ordinal);
        Assert.All(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line, letter => letter > 0x2E80));
    }
}
