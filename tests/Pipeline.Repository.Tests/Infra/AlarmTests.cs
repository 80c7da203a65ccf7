using System.Text.RegularExpressions;

namespace Pipeline.Repository.Tests.Infra;

/// <summary>Alarms listen for what the code says, and the operator's page has a section for each.</summary>
[Collection(BicepCollection.Name)]
public sealed class AlarmTests(BicepFixture bicep)
{
    private static readonly string[] Templates =
    [
        .. RepositoryFiles
            .Sources("functions")
            .SelectMany(path =>
                Regex.Matches(File.ReadAllText(path), @"LoggerMessage\([^""]*""([^""]+)""").Select(match => match.Groups[1].Value)
            ),
    ];

    private IEnumerable<string> Queries =>
        bicep["modules/alarms.bicep"]
            .Var("logAlarms")
            .Value.EnumerateArray()
            .Select(alarm => alarm.GetProperty("query").GetString()!)
            .Append(bicep["modules/alarms.bicep"].Var("deadlineQuery").Value.GetString()!);

    /// <summary>Every text that a query looks for in a message stands in a message of the code, outside of its placeholders.</summary>
    [Fact]
    public void TextsThatAreLookedForAreWritten()
    {
        var texts = Queries
            .SelectMany(query => Regex.Matches(query, @"message (?:has|startswith) ""([^""]+)"""))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();
        Assert.True(texts.Count >= 4, $"Only {texts.Count} texts were found.");
        Assert.All(texts, text => Assert.Contains(Templates, template => template.Contains(text, StringComparison.Ordinal)));
    }

    /// <summary>The parts that queries cut messages by are those of the message.</summary>
    [Fact]
    public void MessagesThatAreTakenApartAreSo()
    {
        var parses = Queries
            .SelectMany(query => Regex.Matches(query, "parse message with (.+)"))
            .Select(match => match.Groups[1].Value)
            .ToList();
        Assert.Equal(2, parses.Count);
        foreach (var parts in parses.Select(parse => Regex.Matches(parse, "\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList()))
        {
            var inOrder = new Regex(string.Join(".*", parts.Select(Regex.Escape)));
            Assert.Contains(Templates, template => inOrder.IsMatch(template));
        }
    }

    [Fact]
    public void FunctionsThatAreWatchedExist()
    {
        var app = string.Join('\n', RepositoryFiles.Sources("functions", "Pipeline.App").Select(File.ReadAllText));
        var watched = Queries
            .SelectMany(query => Regex.Matches(query, @"operation_Name in \(([^)]+)\)"))
            .SelectMany(match => match.Groups[1].Value.Split(','))
            .ToList();
        Assert.Equal(3, watched.Count);
        Assert.All(watched, name => Assert.Contains($"[Function({name.Trim()})]", app, StringComparison.Ordinal));
    }

    [Fact]
    public void EachHasItsSection()
    {
        var fixedNames = bicep["modules/alarms.bicep"]
            .Resources()
            .Where(resource =>
                resource.Type is "Microsoft.Insights/scheduledQueryRules" or "Microsoft.Insights/metricAlerts"
                && resource.Name != "logAlarm"
            )
            .Select(resource => resource.At("name").Single()!.Value.GetString()!);
        var names = bicep["modules/alarms.bicep"]
            .Var("logAlarms")
            .Value.EnumerateArray()
            .Select(alarm => alarm.GetProperty("name").GetString()!)
            .Concat(fixedNames);
        var sections = Regex
            .Matches(RepositoryFiles.Read("infra", "OPERATIONS.md"), "^### `([^`]+)`", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value);
        Assert.Equal(names.Order(StringComparer.Ordinal), sections.Order(StringComparer.Ordinal));
    }
}
