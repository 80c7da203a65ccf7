using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Offline;
using Pipeline.Steps.Publish;
using Pipeline.Storage;

namespace Pipeline.Endurance.Tests.Reference;

/// <summary>The published summary beside one that is made anew, without storage, from the files that count.</summary>
internal static class PublishedSummary
{
    /// <summary>The part of summary.json that holds figures, of the publication in force; null if there is none.</summary>
    public static async Task<JsonNode?> InForceAsync(TestHost host, Period period)
    {
        var poison = host.Get<SummaryStore>();
        if ((await poison.PointerAsync(period, default)).Current is not { } publication)
        {
            return null;
        }
        await using var stream = await poison.OpenAsync(publication.Folder, SummaryFiles.Json, default);
        Assert.NotNull(stream);
        return Figures(await JsonNode.ParseAsync(stream));
    }

    public static async Task<JsonNode> AnewAsync(Period period, IReadOnlyCollection<Sent> counting)
    {
        var folder = Directory.CreateTempSubdirectory("endurance-");
        try
        {
            foreach (var upload in counting)
            {
                var own = folder.CreateSubdirectory("in").CreateSubdirectory(upload.School.ToString());
                await File.WriteAllBytesAsync(Path.Combine(own.FullName, "报表.xlsx"), upload.Content);
            }
            var options = new FolderOptions(folder.CreateSubdirectory("in").FullName, period, folder.CreateSubdirectory("out").FullName)
            {
                WritesReceipts = false,
                WritesDocuments = false,
            };
            var result = await new ConsolidateFolder(options).RunAsync(null, default);
            using var json = new MemoryStream();
            SummaryJson.Write(json, result.Summary);
            return Figures(JsonNode.Parse(json.ToArray()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static void AssertSame(JsonNode expected, JsonNode? actual) =>
        Assert.True(
            JsonNode.DeepEquals(expected, actual),
            $"Published:\n{actual?.ToJsonString(JsonSerializerOptions.Web)}\nAnew:\n{expected.ToJsonString(JsonSerializerOptions.Web)}"
        );

    /// <summary>
    /// An area whose schools have nothing that counts has a line without figures where the schools are known, and none where they are not.
    /// </summary>
    private static JsonNode Figures(JsonNode? summary)
    {
        var forms = summary!["forms"]!.DeepClone();
        foreach (var (_, form) in forms.AsObject())
        {
            form!["by"]!.AsArray().RemoveAll(line => line!["measures"]!.AsObject().Count == 0);
        }
        return forms;
    }
}
