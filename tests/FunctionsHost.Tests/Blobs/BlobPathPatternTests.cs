using Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;

namespace FunctionsHost.Tests.Blobs;

public sealed class BlobPathPatternTests
{
    [Theory]
    [InlineData("c/{name}", "a/b.xlsx", "name=a/b.xlsx", "a parameter takes slashes")]
    [InlineData("c/{period}/{school}/{name}", "a/b/c/d.xlsx", "name=d.xlsx;period=a/b;school=c", "the first takes the most")]
    [InlineData("c/{name}.{ext}", "a.b.xlsx", "ext=xlsx;name=a.b", "the last dot parts")]
    [InlineData("c/in/{name}", "in/学校.xlsx", "name=学校.xlsx", "a literal folder")]
    [InlineData("c/{{{name}}}", "{x}", "name=x", "doubled braces are literal")]
    [InlineData("c", "any/thing", "", "a container alone takes every blob")]
    [InlineData("c/fixed.txt", "fixed.txt", "", "no parameter")]
    [InlineData("c/{a}/{b}", "/x", "a=;b=x", "an empty value, as in the real host")]
    public void Accepts(string path, string blob, string expected, string reason)
    {
        Assert.True(BlobPathPattern.Parse(path).TryMatch(blob, out var values), reason);
        Assert.Equal(expected, string.Join(';', values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Theory]
    [InlineData("c/in/{name}", "In/x", "names differ by case")]
    [InlineData("c/{a}/{b}", "flat", "a slash is missing")]
    [InlineData("c/{name}.xlsx", "a.xls", "another extension")]
    [InlineData("c/a+b", "aab", "a literal is no expression")]
    public void DoesNotMatch(string path, string blob, string reason) =>
        Assert.False(BlobPathPattern.Parse(path).TryMatch(blob, out _), reason);

    [Theory]
    [InlineData("/x", "Invalid blob trigger path '/x': write 'container/blob' with a literal container.")]
    [InlineData("c/", "Invalid blob trigger path 'c/': write 'container/blob' with a literal container.")]
    [InlineData("{c}/{name}", "Invalid blob trigger path '{c}/{name}': write 'container/blob' with a literal container.")]
    [InlineData("c/{name", "Invalid blob trigger path 'c/{name': '{' is no parameter.")]
    [InlineData("c/{na me}", "Invalid blob trigger path 'c/{na me}': '{na me' is no parameter.")]
    [InlineData("c/name}", "Invalid blob trigger path 'c/name}': a '}' too many.")]
    [InlineData("c/{x}/{X}", "Invalid blob trigger path 'c/{x}/{X}': the parameter 'x' stands there twice.")]
    public void Rejects(string path, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => BlobPathPattern.Parse(path)).Message);

    [Theory]
    [InlineData("c/in/{name}", "in/")]
    [InlineData("c/{name}", "")]
    [InlineData("c", "")]
    [InlineData("c/fixed.txt", "fixed.txt")]
    public void KnowsWhatNamesBeginWith(string path, string prefix) => Assert.Equal(prefix, BlobPathPattern.Parse(path).Prefix);
}
