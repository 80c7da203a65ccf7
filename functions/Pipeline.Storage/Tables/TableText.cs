namespace Pipeline.Storage.Tables;

/// <summary>Fits text into a property.</summary>
internal static class TableText
{
    /// <summary>The text, cut with an ellipsis where it is longer than a property holds; no surrogate pair is torn.</summary>
    public static string? Fit(string? text)
    {
        if (text is null || text.Length <= TableLimits.CharactersPerText)
        {
            return text;
        }
        var length = TableLimits.CharactersPerText - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), "…");
    }
}
