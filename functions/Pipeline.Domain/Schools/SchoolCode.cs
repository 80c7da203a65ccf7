using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Domain.Schools;

/// <summary>A school's identification code (学校(机构)标识码): ten digits, a name and never a number.</summary>
public readonly record struct SchoolCode : IComparable<SchoolCode>
{
    public const int Length = 10;

    private readonly string? digits;

    private SchoolCode(string digits) => this.digits = digits;

    /// <exception cref="FormatException">It is none.</exception>
    public static SchoolCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is no school code of ten digits.");

    /// <summary>Reads exactly ten ASCII digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SchoolCode code)
    {
        code = default;
        if (text is null || text.Length != Length || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }
        code = new SchoolCode(text);
        return true;
    }

    public int CompareTo(SchoolCode other) => string.CompareOrdinal(digits, other.digits);

    public override string ToString() => digits ?? "";
}
