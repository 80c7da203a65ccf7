using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pipeline.Repository.Tests.Wording;

/// <summary>The texts that the product's sources say: string literals of C#, and the whole of a Razor component but its comments.</summary>
internal static partial class SourceWords
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    /// <summary>Every source file below <c>functions/</c>, relative to it with forward slashes, and its texts.</summary>
    public static IReadOnlyList<(string File, string[] Texts)> All { get; } =
    [
        .. Directory
            .EnumerateFiles(RepositoryRoot.PathOf("functions"), "*", SearchOption.AllDirectories)
            .Select(file => (Path: file, File: Path.GetRelativePath(RepositoryRoot.PathOf("functions"), file).Replace('\\', '/')))
            .Where(source => !source.File.Split('/').Any(part => part is "obj" or "bin"))
            .Where(source =>
                source.File.EndsWith(".cs", StringComparison.Ordinal) || source.File.EndsWith(".razor", StringComparison.Ordinal)
            )
            .OrderBy(source => source.File, StringComparer.Ordinal)
            .Select(source => (source.File, Of(source.File, File.ReadAllText(source.Path)))),
    ];

    public static string[] Of(string file, string text) =>
        file.EndsWith(".razor", StringComparison.Ordinal)
            ? [.. RazorText().Split(RazorComment().Replace(text, " "))]
            : [.. CSharpSyntaxTree.ParseText(text, Options).GetRoot().DescendantTokens().Where(IsText).Select(token => token.ValueText)];

    private static bool IsText(SyntaxToken token) =>
        token.Kind()
            is SyntaxKind.StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.Utf8StringLiteralToken;

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|(?<=^|\s)//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    /// <summary>Markup's quotes and brackets, so that an attribute's value is a text of its own.</summary>
    [GeneratedRegex("[\"<>]")]
    private static partial Regex RazorText();
}
