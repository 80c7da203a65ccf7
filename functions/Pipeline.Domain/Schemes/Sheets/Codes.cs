using System.Security.Cryptography;
using System.Text;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>The codes (代码) by which forms and columns are joined over periods.</summary>
internal static class Codes
{
    /// <summary>
    /// The row's code; where it is blank one that follows from the name, so that the same name gives the same code in every period.
    /// </summary>
    public static string Of(SchemeRow row, string nameColumn)
    {
        var code = row["代码"];
        if (code.Length == 0)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Folding.FoldKey(row[nameColumn])));
            return "x" + Convert.ToHexStringLower(hash)[..10];
        }
        if (code.Length > 40 || !char.IsAsciiLetterLower(code[0]) || !code.All(char.IsAsciiLetterOrDigit))
        {
            row.Add(SchemeRules.BadCode, "代码", $"代码“{code}”不对。");
        }
        return code;
    }
}
