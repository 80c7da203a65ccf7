using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Schemes.Placeholders;

namespace Pipeline.Domain.Schemes.Sentences;

/// <summary>A part of a sentence pattern.</summary>
internal abstract record SentenceNode
{
    private SentenceNode() { }

    public sealed record Literal(string Text) : SentenceNode;

    public sealed record Value(Placeholder Placeholder) : SentenceNode;

    /// <summary>〔…〕: left out where a figure in it is not there.</summary>
    public sealed record Optional(ImmutableArray<SentenceNode> Parts) : SentenceNode;

    /// <summary>〔…〕、〔…〕: those that are there, with the sign between them.</summary>
    public sealed record Joined(string Separator, ImmutableArray<Optional> Parts) : SentenceNode;

    /// <summary>【每学段:…】: once for each value that was reported.</summary>
    public sealed record Each(DimensionColumn Dimension, string Separator, ImmutableArray<SentenceNode> Parts) : SentenceNode;
}
