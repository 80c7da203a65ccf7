using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;

/// <summary>The path of a blob trigger: a container and a pattern whose parameters match greedily, slashes included.</summary>
internal sealed class BlobPathPattern
{
    private readonly Regex _names;

    private BlobPathPattern(string container, string prefix, string regex, IReadOnlyList<string> parameters)
    {
        Container = container;
        Prefix = prefix;
        Parameters = parameters;
        _names = new Regex(regex, RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    public string Container { get; }

    /// <summary>What every matching name begins with.</summary>
    public string Prefix { get; }

    public IReadOnlyList<string> Parameters { get; }

    /// <exception cref="FormatException">The path is none that the real host would take.</exception>
    public static BlobPathPattern Parse(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var container = slash < 0 ? path : path[..slash];
        if (container.Length == 0 || slash == path.Length - 1 || container.Any(character => character is '{' or '}' or '\\'))
        {
            throw new FormatException($"Invalid blob trigger path '{path}': write 'container/blob' with a literal container.");
        }

        var regex = new StringBuilder("^");
        var prefix = new StringBuilder();
        var parameters = new List<string>();
        var pattern = slash < 0 ? "{}" : path[(slash + 1)..];
        for (var index = 0; index < pattern.Length;)
        {
            var (literal, parameter, next) = Next(path, pattern, index);
            index = next;
            regex.Append(parameter is null ? Regex.Escape(literal!) : "(.*)");
            if (parameter is null && parameters.Count == 0)
            {
                prefix.Append(literal);
            }

            if (parameter is not null)
            {
                parameters.Add(parameter);
            }
        }

        var twice = parameters.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new BlobPathPattern(container, prefix.ToString(), regex.Append('$').ToString(), parameters)
            : throw new FormatException($"Invalid blob trigger path '{path}': the parameter '{twice.Key}' stands there twice.");
    }

    public bool TryMatch(string blobName, [NotNullWhen(true)] out Dictionary<string, string>? values)
    {
        var match = _names.Match(blobName);
        values = null;
        if (match.Success)
        {
            values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            for (var index = 0; index < Parameters.Count; index++)
            {
                values[Parameters[index]] = match.Groups[index + 1].Value;
            }

            values.Remove("");
        }

        return match.Success;
    }

    // One literal character, an escaped brace or one parameter.
    private static (string? Literal, string? Parameter, int Next) Next(string path, string pattern, int index)
    {
        var character = pattern[index];
        var doubled = index + 1 < pattern.Length && pattern[index + 1] == character;
        if (character is '{' or '}' && doubled)
        {
            return (character.ToString(), null, index + 2);
        }

        if (character == '}')
        {
            throw new FormatException($"Invalid blob trigger path '{path}': a '}}' too many.");
        }

        if (character != '{')
        {
            return (character.ToString(), null, index + 1);
        }

        var end = pattern.IndexOf('}', index);
        var name = end < 0 ? "" : pattern[(index + 1)..end];
        var whole = pattern == "{}" && !path.Contains('/', StringComparison.Ordinal);
        if (!whole && !Regex.IsMatch(name, "^[A-Za-z_][A-Za-z0-9_]*$"))
        {
            throw new FormatException($"Invalid blob trigger path '{path}': '{{{name}' is no parameter.");
        }

        return (null, name, end + 1);
    }
}
