namespace Pipeline.Domain.Quantities;

/// <summary>A position in a normalised text that words are taken from.</summary>
internal ref struct Scanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;

    public int Position { get; set; }

    public readonly bool AtEnd => Position >= text.Length;

    /// <summary>The next character, or NUL at the end.</summary>
    public readonly char Next => Position < text.Length ? text[Position] : '\0';

    /// <summary>The character after the next, or NUL.</summary>
    public readonly char AfterNext => Position + 1 < text.Length ? text[Position + 1] : '\0';

    public readonly ReadOnlySpan<char> Rest => text[Position..];

    public bool TryTake(char c)
    {
        if (Next != c || AtEnd)
        {
            return false;
        }

        Position++;
        return true;
    }

    public bool TryTake(string word)
    {
        if (!Rest.StartsWith(word, StringComparison.Ordinal))
        {
            return false;
        }

        Position += word.Length;
        return true;
    }

    /// <summary>Takes the first of the words that stands here; longer words come first in the list.</summary>
    public bool TryTakeAny(ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (TryTake(word))
            {
                return true;
            }
        }

        return false;
    }
}
