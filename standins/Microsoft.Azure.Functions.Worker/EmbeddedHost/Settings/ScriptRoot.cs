using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Settings;

/// <summary>The folder of host.json: the setting <c>AzureWebJobsScriptRoot</c>, or where the app lies.</summary>
internal static class ScriptRoot
{
    public static string Of(IConfiguration configuration) =>
        Path.GetFullPath(configuration["AzureWebJobsScriptRoot"] is { Length: > 0 } root ? root : AppContext.BaseDirectory);
}
