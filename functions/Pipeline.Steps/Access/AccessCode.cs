using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Pipeline.Domain.Text;

namespace Pipeline.Steps.Access;

/// <summary>
/// An access code (口令): 16 signs of Crockford's base 32 and a check sign, shown as <c>7K3M-Q9TX-2VBD-H4NC-W</c>. Upper and lower case,
/// full-width signs, blanks and hyphens do not matter; O is read as 0, I and L as 1.
/// </summary>
public static class AccessCode
{
    public const int Length = 16;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int CheckModulus = 37;

    /// <summary>
    /// A new code without hyphens. Of the check signs only letters and digits are given out: the other five are hard to type, and leaving
    /// them out costs a fifth of a bit of 80.
    /// </summary>
    public static string Create()
    {
        while (true)
        {
            var signs = RandomNumberGenerator.GetString(Alphabet, Length);
            var check = CheckOf(signs);
            if (check < Alphabet.Length)
            {
                return signs + Alphabet[check];
            }
        }
    }

    /// <summary>As it is printed, in groups of four.</summary>
    public static string Format(string code) => string.Join('-', code.Chunk(4).Select(group => new string(group)));

    /// <summary>Reads what a person typed; false if signs are missing or one is wrong.</summary>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = null;
        var signs = Folding
            .FoldKey(typed)
            .Replace("-", "", StringComparison.Ordinal)
            .ToUpperInvariant()
            .Replace('O', '0')
            .Replace('I', '1')
            .Replace('L', '1');
        if (
            signs.Length != Length + 1
            || signs.AsSpan().ContainsAnyExcept(Alphabet)
            || CheckOf(signs[..Length]) != Alphabet.IndexOf(signs[^1], StringComparison.Ordinal)
        )
        {
            return false;
        }
        code = signs;
        return true;
    }

    private static int CheckOf(string signs) =>
        signs.Aggregate(0, (rest, sign) => ((rest * Alphabet.Length) + Alphabet.IndexOf(sign, StringComparison.Ordinal)) % CheckModulus);
}
