using System.Runtime.CompilerServices;
using System.Text;
using System.Xml.Linq;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Tests.Summaries;

/// <summary>
/// Holds a package against the text kept of it, part by part. REWRITE_GOLDEN=1 writes the texts anew; it fails where CI is set,
/// so that no build can approve itself.
/// </summary>
internal static class GoldenFiles
{
    private const string Lever = "REWRITE_GOLDEN";

    public static void Compare(string name, byte[] package, [CallerFilePath] string source = "")
    {
        var actual = Canonical(package);
        var path = Path.Combine(AppContext.BaseDirectory, "Summaries", "Golden", name + ".txt");
        if (Environment.GetEnvironmentVariable(Lever) is { Length: > 0 })
        {
            Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), $"{Lever} is not for CI.");
            var folder = Path.Combine(Path.GetDirectoryName(source)!, "Golden");
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, name + ".txt"), actual);
            return;
        }
        Assert.True(File.Exists(path), $"There is no golden text {name}; {Lever}=1 writes it.");
        var expected = File.ReadAllText(path).Split('\n');
        var lines = actual.Split('\n');
        for (var i = 0; i < Math.Max(expected.Length, lines.Length); i++)
        {
            Assert.True(
                i < expected.Length && i < lines.Length && expected[i].TrimEnd('\r') == lines[i],
                $"{name}, line {i + 1}: expected '{(i < expected.Length ? expected[i] : "")}', found '{(i < lines.Length ? lines[i] : "")}'. {Lever}=1 rewrites the golden text."
            );
        }
    }

    private static string Canonical(byte[] package)
    {
        var text = new StringBuilder();
        foreach (var (path, content) in SummaryWorkbooks.Parts(package))
        {
            text.Append("== ").Append(path).Append('\n');
            if (path.EndsWith(".xml", StringComparison.Ordinal) || path.EndsWith(".rels", StringComparison.Ordinal))
            {
                Append(text, XDocument.Parse(content).Root!, 0);
            }
        }
        // A new version is no difference.
        return text.Replace(ProductVersion.Text, "{version}").ToString();
    }

    // A leaf or a cell on one line, so that a difference shows where it is.
    private static void Append(StringBuilder text, XElement element, int depth)
    {
        text.Append(' ', depth).Append('<').Append(element.Name.LocalName);
        foreach (
            var attribute in element
                .Attributes()
                .Where(attribute => !attribute.IsNamespaceDeclaration)
                .OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal)
        )
        {
            text.Append(' ').Append(attribute.Name.LocalName).Append("=\"").Append(attribute.Value).Append('"');
        }
        text.Append('>');
        if (!element.HasElements || element.Name.LocalName is "c" or "si")
        {
            text.Append(
                    string.Join(
                            ' ',
                            element.HasElements
                                ? element.Elements().Select(child => $"{child.Name.LocalName}:{child.Value}")
                                : [element.Value]
                        )
                        .Replace("\n", "\\n", StringComparison.Ordinal)
                )
                .Append('\n');
            return;
        }
        text.Append('\n');
        foreach (var child in element.Elements())
        {
            Append(text, child, depth + 1);
        }
    }
}
