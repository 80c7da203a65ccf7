using Pipeline.Domain.Forms;
using Pipeline.Domain.Text;

namespace Pipeline.Repository.Tests.Wording;

/// <summary>No code knows a form, a column or a value by name: what is a property of the forms comes from the scheme.</summary>
public sealed class FormsAreNotNamedTests
{
    private static readonly HashSet<string> Ids =
    [
        .. FormCatalogue.Standard.Forms.SelectMany(form => form.Columns.Select(column => column.Id).Append(form.Id)),
    ];

    private static readonly string[] Names =
    [
        .. FormCatalogue
            .Standard.Forms.SelectMany(NamesOf)
            .SelectMany(name => Folding.FoldKey(name).Split(':'))
            .Where(name => name.Length > 1 && !KnownWords.General.Contains(name))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> NamesOf(FormDefinition form) =>
        [
            form.Sheet,
            .. form.Columns.Select(column => column.Name),
            .. form.Dimensions.SelectMany(dimension => dimension.Values).Select(value => value.Name),
        ];

    [Fact]
    public void No_source_says_an_id() => Hold(text => Ids.Contains(text) ? (string[])[text] : []);

    [Fact]
    public void No_source_says_a_name() => Hold(text => Names.Where(name => text.Contains(name, StringComparison.Ordinal)));

    [Fact]
    public void What_is_excused_is_there()
    {
        Assert.All(KnownWords.Files, known => Assert.Contains(SourceWords.All, source => source.File == known.File));
        Assert.All(
            KnownWords.Words,
            known =>
                Assert.Contains(
                    SourceWords.All.Single(source => source.File == known.File).Texts,
                    text => text.Contains(known.Word, StringComparison.Ordinal)
                )
        );
        Assert.Equal(KnownWords.Words.Length, KnownWords.Words.DistinctBy(known => (known.File, known.Word)).Count());
    }

    [Theory]
    [InlineData("A.cs", "var a = \"stage\";", true, "a literal")]
    [InlineData("A.cs", "var a = $\"{x}stage{y}\";", true, "the text of an interpolated literal")]
    [InlineData("A.cs", "var a = \"\"\"stage\"\"\";", true, "a raw literal")]
    [InlineData("A.cs", "// \"stage\"\nvar stage = 1;", false, "a comment and a name of the code")]
    [InlineData("A.razor", "<td class=\"stage\">", true, "an attribute")]
    [InlineData("A.razor", "@* \"stage\" *@", false, "a comment")]
    public void What_a_source_says(string file, string text, bool says, string reason) =>
        Assert.True(SourceWords.Of(file, text).Contains("stage") == says, reason);

    private static void Hold(Func<string, IEnumerable<string>> wordsIn)
    {
        var found = SourceWords
            .All.Where(source => KnownWords.Files.All(known => known.File != source.File))
            .SelectMany(source => source.Texts.SelectMany(wordsIn).Distinct().Select(word => (source.File, Word: word)))
            .Where(hit => !KnownWords.Words.Any(known => known.File == hit.File && known.Word == hit.Word))
            .Select(hit => $"{hit.File} says {hit.Word}")
            .ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
