using Pipeline.Domain.Findings;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Reading;

/// <summary>The rule and the words for a cell that holds no figure, or an approximate one.</summary>
internal static class QuantityFindings
{
    private const int LongestQuote = 40;
    private const int LongestLookedAt = 400;

    public static RuleDescriptor RuleOf(QuantityFault fault) =>
        fault switch
        {
            QuantityFault.Range => RuleCatalogue.Range,
            QuantityFault.Vague => RuleCatalogue.Vague,
            QuantityFault.WrongCounter => RuleCatalogue.WrongCounter,
            QuantityFault.UnitContradiction => RuleCatalogue.UnitContradiction,
            QuantityFault.Negative => RuleCatalogue.Negative,
            QuantityFault.Fraction => RuleCatalogue.Fraction,
            QuantityFault.FractionOfFen => RuleCatalogue.FractionOfFen,
            QuantityFault.Scientific => RuleCatalogue.Scientific,
            QuantityFault.BadGrouping => RuleCatalogue.BadGrouping,
            QuantityFault.TooLarge => RuleCatalogue.TooLarge,
            QuantityFault.ErrorValue => RuleCatalogue.ErrorValue,
            QuantityFault.Boolean => RuleCatalogue.BooleanValue,
            QuantityFault.Date => RuleCatalogue.DateValue,
            QuantityFault.Time => RuleCatalogue.TimeValue,
            QuantityFault.Loose => RuleCatalogue.LooseNumber,
            _ => RuleCatalogue.Malformed,
        };

    public static string Problem(string column, string text, RuleDescriptor rule, QuantitySpec spec)
    {
        var detail =
            ReferenceEquals(rule, RuleCatalogue.WrongCounter) ? $"(这一列的单位是{spec.Unit})"
            : ReferenceEquals(rule, RuleCatalogue.UnitContradiction) ? $"(这一列写明的单位是{UnitName(spec)})"
            : "";
        return $"“{column}”填的是“{Quote(text)}”,{rule.Title}{detail}。";
    }

    public static string ApproximateProblem(string column, string text, long value, QuantityKind kind) =>
        $"“{column}”填的是“{Quote(text)}”,{RuleCatalogue.Approximate.Title},已按{QuantityFormat.Figure(value, kind)}计入。";

    public static string Quote(string text)
    {
        var line = (text.Length <= LongestLookedAt ? text : text[..LongestLookedAt]).ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestQuote ? line : Cut(line, LongestQuote) + "…";
    }

    /// <summary>The first characters of a text, a pair of surrogates not torn.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string UnitName(QuantitySpec spec) => spec.Kind == QuantityKind.Money ? MoneyUnits.Name(spec.StatedUnit) : spec.Unit;
}
