namespace Pipeline.Domain.Quantities;

/// <summary>A closing pair of brackets around a unit or an approximation: <c>3512(人)</c>, <c>50(左右)</c>.</summary>
internal readonly record struct Remark(int Length, bool IsApproximate)
{
    /// <summary>Takes the brackets off in place; brackets around anything else stay, and make the text unreadable.</summary>
    public static Remark Take(Span<char> text, QuantitySpec spec)
    {
        var open = text.LastIndexOf('(');
        if (open <= 0 || text[^1] != ')')
        {
            return new(text.Length, false);
        }

        var inner = text[(open + 1)..^1];
        if (Words.IsOneOf(inner, Words.ApproximateBehind) || Words.IsOneOf(inner, Words.ApproximateBefore))
        {
            return new(open, true);
        }

        if (MoneyUnits.TryParse(inner, out _) || Words.IsOneOf(inner, spec.Counters.AsSpan()))
        {
            inner.CopyTo(text[open..]);
            return new(text.Length - 2, false);
        }

        return new(text.Length, false);
    }
}
