using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Settings;

/// <summary>The values of <c>local.settings.json</c>, below every other source of settings, so that the environment wins.</summary>
internal static class LocalSettings
{
    public static void AddTo(ConfigurationManager configuration)
    {
        var path = Path.Combine(ScriptRoot.Of(configuration), "local.settings.json");
        if (File.Exists(path))
        {
            ((IConfigurationBuilder)configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = Read(path) });
        }
    }

    private static Dictionary<string, string?> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
        });
        if (document.RootElement.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.ValueKind == JsonValueKind.True)
        {
            throw new InvalidOperationException($"{path}: encrypted settings are not supported by the embedded host.");
        }

        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (document.RootElement.TryGetProperty("Values", out var section) && section.ValueKind == JsonValueKind.Object)
        {
            foreach (var value in section.EnumerateObject())
            {
                values[value.Name.Replace("__", ":", StringComparison.Ordinal)] = value.Value.ToString();
            }
        }

        if (document.RootElement.TryGetProperty("Host", out var host) && host.ValueKind == JsonValueKind.Object
            && host.TryGetProperty("LocalHttpPort", out var port))
        {
            values["Host:LocalHttpPort"] = port.ToString();
        }

        return values;
    }
}
