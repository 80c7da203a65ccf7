using System.IO.Compression;
using System.Text.Json;
using Pipeline.Cli.Tests.Support;

namespace Pipeline.Cli.Tests;

/// <summary>Small districts whose totals were worked out independently of the product, through the command line.</summary>
public sealed class DistrictCaseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static string DataOf(string district) => Path.Combine(AppContext.BaseDirectory, "TestData", district);

    private async Task<(JsonElement Summary, JsonElement Expected)> ConsolidateAsync(string district)
    {
        var data = DataOf(district);
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(data, "expected.json")));
        string[] previous = Directory.Exists(Path.Combine(data, "previous")) ? ["--previous", Path.Combine(data, "previous")] : [];
        var run = await CliProcess.RunAsync([
            "consolidate",
            Path.Combine(data, "files"),
            "--period",
            expected.RootElement.GetProperty("period").GetString()!,
            "--roster",
            Path.Combine(data, "roster.xlsx"),
            "--out",
            folder[district],
            "--json",
            .. previous,
        ]);
        Assert.Equal((0, ""), (run.Status, run.Errors));
        return (run.Json, expected.RootElement.Clone());
    }

    /// <summary>Rows by area and dimensions; measures that are absent count as 0.</summary>
    private static string KeyOf(JsonElement row) =>
        $"{row.GetProperty("area").GetString()}|{string.Join(';', row.GetProperty("dimensions").EnumerateObject().OrderBy(each => each.Name, StringComparer.Ordinal).Select(each => $"{each.Name}={each.Value.GetString()}"))}";

    private static void AssertMeasures(JsonElement expected, JsonElement actual, string where) =>
        Assert.All(
            expected.EnumerateObject(),
            measure =>
            {
                decimal? value = actual.TryGetProperty(measure.Name, out var found)
                    ? found.ValueKind == JsonValueKind.Null
                        ? null
                        : found.GetDecimal()
                    : 0;
                decimal? wanted = measure.Value.ValueKind == JsonValueKind.Null ? null : measure.Value.GetDecimal();
                Assert.True(
                    wanted == value,
                    $"{where} {measure.Name}: expected {wanted?.ToString() ?? "null"}, is {value?.ToString() ?? "null"}."
                );
            }
        );

    [Theory]
    [InlineData("SameAward")]
    [InlineData("PreviousChange")]
    public async Task TotalsAreAsWorkedOut(string district)
    {
        var (summary, expected) = await ConsolidateAsync(district);

        Assert.Equal(
            expected.GetProperty("areas").EnumerateArray().Select(area => area.GetString()).Order(StringComparer.Ordinal),
            summary.GetProperty("areas").EnumerateArray().Select(area => area.GetString()).Order(StringComparer.Ordinal)
        );
        Assert.True(
            JsonElement.DeepEquals(expected.GetProperty("coverage"), summary.GetProperty("coverage")),
            summary.GetProperty("coverage").GetRawText()
        );
        var rows = 0;
        foreach (var form in expected.GetProperty("forms").EnumerateObject())
        {
            var actual = summary.GetProperty("forms").GetProperty(form.Name);
            AssertMeasures(form.Value.GetProperty("totals"), actual.GetProperty("totals"), form.Name);
            var by = actual
                .GetProperty("by")
                .EnumerateArray()
                .Where(row => row.GetProperty("school").ValueKind == JsonValueKind.Null)
                .ToDictionary(KeyOf);
            foreach (var row in form.Value.GetProperty("by").EnumerateArray())
            {
                Assert.True(by.TryGetValue(KeyOf(row), out var found), $"{form.Name} {KeyOf(row)} is not listed.");
                AssertMeasures(row.GetProperty("measures"), found.GetProperty("measures"), $"{form.Name} {KeyOf(row)}");
                rows++;
            }
        }
        Assert.True(rows > 30, $"Only {rows} rows were compared.");
        Assert.Equal(
            expected.GetProperty("queriesOf").EnumerateArray().Select(school => school.GetString()),
            summary
                .GetProperty("findings")
                .EnumerateArray()
                .Select(finding => finding.GetProperty("school").GetString())
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task TheSameAwardFromTwoSchools_IsToldToBoth_WithoutNamingTheOther()
    {
        var (summary, _) = await ConsolidateAsync("SameAward");
        var findings = summary.GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal(2, findings.Count);
        var code = Assert.Single(findings.Select(finding => finding.GetProperty("code").GetString()!).Distinct());
        Assert.All(
            findings,
            finding =>
                Assert.Equal(("获奖", "query"), (finding.GetProperty("sheet").GetString(), finding.GetProperty("severity").GetString()))
        );

        Assert.Equal(6, TemporaryFolder.Contents(folder["SameAward", "回执"]).Count);
        foreach (
            var (school, other, otherName) in new[]
            {
                ("9301000001", "9301000004", "南坪丁职业学校"),
                ("9301000004", "9301000001", "东岭甲特殊教育学校"),
            }
        )
        {
            var text = ReceiptOf(school);
            Assert.Contains(code, text, StringComparison.Ordinal);
            Assert.DoesNotContain(other, text, StringComparison.Ordinal);
            Assert.DoesNotContain(otherName, text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(code, ReceiptOf("9301000002"), StringComparison.Ordinal);
    }

    private string ReceiptOf(string school)
    {
        using var zip = ZipFile.OpenRead(folder["SameAward", "回执", $"{school}-2021-H2-回执.xlsx"]);
        return string.Concat(
            zip.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal))
                .Select(entry =>
                {
                    using var reader = new StreamReader(entry.Open());
                    return reader.ReadToEnd();
                })
        );
    }
}
