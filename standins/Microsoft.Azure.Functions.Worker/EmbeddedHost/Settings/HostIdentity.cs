using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Settings;

/// <summary>The host id: the setting <c>AzureFunctionsWebHost__hostid</c>, the site's name, or machine name and hash of the app's folder.</summary>
internal static partial class HostIdentity
{
    private const int MaximumLength = 32;

    public static string Of(IConfiguration configuration)
    {
        if (configuration["AzureFunctionsWebHost:hostid"] is { Length: > 0 } chosen)
        {
            return Valid().IsMatch(chosen) && chosen.Length <= MaximumLength
                ? chosen
                : throw new InvalidOperationException(
                    $"AzureFunctionsWebHost__hostid '{chosen}' must be 1 to 32 lowercase letters, digits and single dashes, with no dash at either end.");
        }

        if (configuration["WEBSITE_SITE_NAME"] is { Length: > 0 } site)
        {
            return Shorten(site);
        }

        var machine = string.Concat(Environment.MachineName.Where(char.IsAsciiLetterOrDigit));
        return Shorten($"{(machine.Length > 0 ? machine : "local")}-{StableHash(ScriptRoot.Of(configuration))}");
    }

    private static string Shorten(string text)
    {
        var cut = text.Length > MaximumLength ? text[..MaximumLength] : text;
        return cut.ToLowerInvariant().TrimEnd('-');
    }

    // FNV-1a: string.GetHashCode differs from process to process.
    private static uint StableHash(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return hash;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Valid();
}
