namespace Pipeline.Domain.Schemes.Layouts;

/// <summary>What a placeholder came to.</summary>
/// <param name="Number">The number to show, in the unit that was asked for; null if it is a text or nothing.</param>
/// <param name="Text">The text to show; empty if nobody reported.</param>
/// <param name="Problem">Chinese: why there is neither; null if all is well.</param>
public readonly record struct LayoutValue(decimal? Number, string Text, string? Problem)
{
    public static LayoutValue Of(decimal number, string shown) => new(number, shown, null);

    public static LayoutValue OfText(string text) => new(null, text, null);

    public static LayoutValue Faulty(string problem) => new(null, "", problem);
}
