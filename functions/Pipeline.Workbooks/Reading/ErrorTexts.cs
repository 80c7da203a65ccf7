namespace Pipeline.Workbooks.Reading;

/// <summary>The error values of cells.</summary>
internal static class ErrorTexts
{
    private static readonly string[] Known =
    [
        "#REF!",
        "#N/A",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
    ];

    /// <summary>One object for each known text.</summary>
    public static string Intern(string text)
    {
        foreach (var known in Known)
        {
            if (known == text)
            {
                return known;
            }
        }
        return text;
    }

    /// <summary>The text of an error code in BIFF.</summary>
    public static string OfCode(byte code) =>
        code switch
        {
            0x00 => "#NULL!",
            0x07 => "#DIV/0!",
            0x0F => "#VALUE!",
            0x17 => "#REF!",
            0x1D => "#NAME?",
            0x24 => "#NUM!",
            0x2A => "#N/A",
            0x2B => "#GETTING_DATA",
            _ => "#VALUE!",
        };
}
