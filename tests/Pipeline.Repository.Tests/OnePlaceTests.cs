using System.Text.RegularExpressions;

namespace Pipeline.Repository.Tests;

/// <summary>What is said once: how figures are written, which time China has, when persons add, and who adds.</summary>
public sealed class OnePlaceTests
{
    /// <param name="what">What only some files may say.</param>
    /// <param name="within">Where it is looked for.</param>
    /// <param name="pattern">How it would be said elsewhere.</param>
    /// <param name="places">The files that say it, by the end of their path; each must still do so.</param>
    [Theory]
    [InlineData("+08:00", "functions/", @"FromHours\(8\)|AddHours\(8\)|""\+08:00""", new[] { "Periods/ChinaTime.cs" })]
    [InlineData(
        "a figure's digits",
        "functions/",
        @"ToString\(\s*(?:[^()""]*\? )?""[^""]*[#0]|:(?:N\d|#,#|0\.[0#]|F\d)[^""}]*\}",
        new[]
        {
            "Quantities/QuantityFormat.cs",
            "Commands/DemoCommand.cs", // seconds
            "Pipeline.LocalServices/LocalDistrict.cs", // seconds
            "Packaging/ChartXml.cs", // places on a drawing
            "Layouts/LayoutSheet.cs", // the value in a cell's XML
        }
    )]
    [InlineData(
        "when persons add",
        "functions/",
        @"\.MarkDoubtfulPersons\(\)",
        new[]
        {
            // They ask PersonsRule, which alone knows the column that tells persons apart.
            "Consolidation/SchoolTally.cs",
            "Consolidation/ChangeRule.cs",
            "Consolidation/ReceiptTotals.cs",
            "Layouts/LayoutFigures.cs",
            "YearlyReport/WholeFigures.cs",
        }
    )]
    [InlineData(
        "which column tells persons apart",
        "functions/",
        @"\.PersonsDimension\b",
        new[] { "Consolidation/PersonsRule.cs", "Sheets/NotesSheet.cs" } // the rule, and the note that says it to readers
    )]
    [InlineData(
        "adding measures in a writer",
        "functions/Pipeline.Workbooks/",
        @"\.Plus\(",
        new[] { "Sheets/CrossCells.cs" } // the value of a live formula that adds cells of its own sheet
    )]
    [InlineData("adding measures on a page or in a step", "functions/Pipeline.Web/", @"\.Plus\(", new string[0])]
    [InlineData("adding measures on a page or in a step", "functions/Pipeline.Steps/", @"\.Plus\(", new string[0])]
    public void Only_these_files_say_it(string what, string within, string pattern, string[] places)
    {
        var found = TreeTests
            .Tracked()
            .Where(path => path.StartsWith(within, StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal))
            .Where(path => Regex.IsMatch(File.ReadAllText(RepositoryRoot.PathOf(path)), pattern))
            .ToList();
        var elsewhere = found.Where(path => !places.Any(place => path.EndsWith(place, StringComparison.Ordinal)));
        Assert.True(!elsewhere.Any(), $"{what} is said in {string.Join(", ", elsewhere)} too");
        Assert.All(places, place => Assert.Contains(found, path => path.EndsWith(place, StringComparison.Ordinal)));
    }
}
