using System.Text.RegularExpressions;

namespace Pipeline.Repository.Tests;

/// <summary>Lines fit a screen: CSharpier breaks code at 140 columns, and comments are held to the same here.</summary>
public sealed partial class LineTests
{
    private const int LongestLine = 140;

    [Fact]
    public void LinesAreNoLongerThanTheScreen_UnlessALiteralIs()
    {
        var code = TreeTests.Tracked().Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(code);
        var tooLong = code.SelectMany(path => TooLong(File.ReadAllLines(RepositoryRoot.PathOf(path))).Select(line => $"{path}:{line}"));
        Assert.Empty(tooLong);
    }

    /// <summary>Numbers of the lines, from 1, that are too long and hold no part of a literal.</summary>
    private static IEnumerable<int> TooLong(string[] lines)
    {
        var isRaw = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var wasRaw = isRaw;
            isRaw ^= RawQuotes().Count(lines[i]) % 2 == 1;
            if (lines[i].Length > LongestLine && !wasRaw && (Comment().IsMatch(lines[i]) || !lines[i].Contains('"')))
            {
                yield return i + 1;
            }
        }
    }

    [GeneratedRegex(@"^\s*//")]
    private static partial Regex Comment();

    [GeneratedRegex("\"{3,}")]
    private static partial Regex RawQuotes();
}
