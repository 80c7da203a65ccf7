using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Settings;

/// <summary>Puts settings in the place of <c>%Name%</c> in the text of a trigger.</summary>
internal static partial class SettingTokens
{
    /// <exception cref="InvalidOperationException">A setting that the text names is missing.</exception>
    public static string Resolve(string text, IConfiguration configuration) =>
        Token().Replace(text, match => configuration[match.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)] is { } value
            ? value
            : throw new InvalidOperationException($"'%{match.Groups[1].Value}%' does not resolve to a value: the setting is missing."));

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Token();
}
