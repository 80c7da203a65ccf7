using System.Text.Json;
using Pipeline.Cli.Tests.Support;

namespace Pipeline.Cli.Tests;

/// <summary>The main job end to end, as a user starts it: emulator, host, uploads, triggers, publication, download.</summary>
public sealed class DemoTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly TemporaryFolder folder = new();
    private readonly string mark = Guid.NewGuid().ToString("N");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TwiceInARow_ItGivesTheSameTotals_AndLeavesNothingRunning()
    {
        var first = await RunAsync("一");
        AssertResult("一");
        var second = await RunAsync("二");

        Assert.Equal(Totals(first), Totals(second));
        var next = first[first.LastIndexOf("接下来：", StringComparison.Ordinal)..];
        Assert.Contains(folder["一", "2019", "汇总表.xlsx"], next, StringComparison.Ordinal);
        Assert.Matches("未通过  东风小学  2019年上半年：[^ ]+ [A-Z]+[0-9]+ .*。", next);
        Assert.Contains("回执 2145012204-2019-H1(先报的一份)-回执.xlsx", next, StringComparison.Ordinal);
        foreach (var period in (string[])["2019-H1", "2019-H2", "2019"])
        {
            Assert.Equal(Forms("一", period), Forms("二", period));
        }
    }

    private async Task<string> RunAsync(string name)
    {
        var temporary = Directory.CreateDirectory(folder["临时" + name]).FullName;
        var environment = new Dictionary<string, string>
        {
            [MarkedProcesses.Variable] = mark,
            ["TMPDIR"] = temporary,
            ["TEMP"] = temporary,
            ["TMP"] = temporary,
        };
        var run = await CliProcess.RunAsync(Patience, environment, "demo", "--out", folder[name]);
        Assert.True(run.Status == 0, run.Text + run.Errors);
        if (MarkedProcesses.Of(mark) is { } left)
        {
            Assert.Empty(left);
        }
        Assert.Empty(Directory.EnumerateDirectories(temporary, "azurite-*"));
        return run.Text;
    }

    private void AssertResult(string name)
    {
        foreach (var period in (string[])["2019-H1", "2019-H2", "2019"])
        {
            Assert.Superset(
                new HashSet<string> { "summary.json", "汇总表.xlsx", "数据段落.docx" },
                TemporaryFolder.Contents(folder[name, period]).Keys.ToHashSet()
            );
            using var summary = Summary(name, period);
            var coverage = summary.RootElement.GetProperty("coverage");
            Assert.Equal(
                (12, 11, 0),
                (
                    coverage.GetProperty("expected").GetInt32(),
                    coverage.GetProperty("received").GetInt32(),
                    coverage.GetProperty("rejected").GetInt32()
                )
            );
            // The school whose first workbook was rejected is in, so its second one was taken.
            Assert.DoesNotContain("2145012204", coverage.GetProperty("missing").EnumerateArray().Select(code => code.GetString()));
        }
        var receipts = TemporaryFolder.Contents(folder[name, "回执"]).Keys.ToList();
        Assert.Equal(23, receipts.Count);
        Assert.Contains("2145012204-2019-H1(先报的一份)-回执.xlsx", receipts);
    }

    /// <summary>What is printed from the first table on.</summary>
    private static string Totals(string text)
    {
        var totals = text[
            text.IndexOf("== 2019年上半年 ==", StringComparison.Ordinal)..text.LastIndexOf("接下来：", StringComparison.Ordinal)
        ];
        Assert.Contains("2,739,000.00", totals, StringComparison.Ordinal);
        Assert.Contains("3,812,575.00", totals, StringComparison.Ordinal);
        Assert.Contains("应报12所，已报11所", totals, StringComparison.Ordinal);
        return totals;
    }

    private string Forms(string name, string period)
    {
        using var summary = Summary(name, period);
        return summary.RootElement.GetProperty("forms").GetRawText();
    }

    private JsonDocument Summary(string name, string period) => JsonDocument.Parse(File.ReadAllBytes(folder[name, period, "summary.json"]));
}
