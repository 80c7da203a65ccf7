using System.Text;
using System.Text.Json;

namespace Pipeline.Cli.Tests.Support;

/// <summary>What a run of the command line left: its exit status, the bytes on standard output, the text on standard error.</summary>
internal sealed record CliRun(int Status, byte[] Output, string Errors)
{
    /// <summary>Fails where the bytes are not UTF-8.</summary>
    public string Text => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Output);

    /// <summary>Standard output as one JSON document with nothing before or behind it.</summary>
    public JsonElement Json
    {
        get
        {
            Assert.True(Output.Length > 0, "Standard output is empty; standard error: " + Errors);
            Assert.Contains((char)Output[0], "[{");
            _ = Text;
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }
}
