using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Schemes.Placeholders;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Schemes.Sentences;

/// <summary>Reads a sentence pattern (句式): text with <c>{占位符}</c>, <c>〔可省略的一段〕</c> and <c>【每分组:…】</c>, or a composed sentence.</summary>
internal sealed class SentenceParser
{
    private const string Separators = "、,，;；";

    private readonly string text;
    private readonly FormDefinition form;
    private readonly PlaceholderReader reader;
    private readonly List<string> problems;
    private int at;

    private SentenceParser(string text, FormDefinition form, SchemeNames names, List<string> problems)
    {
        this.text = text;
        this.form = form;
        this.problems = problems;
        reader = new PlaceholderReader(names);
    }

    /// <summary>Reads a pattern and its condition; what cannot be understood is added to <paramref name="problems"/>, in Chinese.</summary>
    public static SentencePattern? Parse(SentenceDefinition sentence, FormDefinition form, SchemeNames names, List<string> problems)
    {
        var when = ConditionOf(sentence.When, form, problems);
        var trimmed = sentence.Text.Trim();
        if (ComposedSentenceReader.IsComposed(trimmed))
        {
            return ComposedSentenceReader.Read(trimmed, form, problems) is { } composed ? new SentencePattern(when, [], composed) : null;
        }
        var parser = new SentenceParser(trimmed, form, names, problems);
        var before = problems.Count;
        var parts = parser.Sequence('\0', []);
        return problems.Count > before ? null : new SentencePattern(when, parts, null);
    }

    private static SentenceCondition? ConditionOf(string when, FormDefinition form, List<string> problems)
    {
        const string several = "多于1";
        var key = Folding.FoldKey(when);
        if (key.Length == 0)
        {
            return null;
        }
        if (
            key.EndsWith(several, StringComparison.Ordinal)
            && SchemeNames.Column<DimensionColumn>(form, key[..^several.Length]) is { } dimension
        )
        {
            return new SentenceCondition(null, dimension);
        }
        if (SchemeNames.Column<MeasureColumn>(form, key.StartsWith('有') ? key[1..] : key) is { } measure)
        {
            return new SentenceCondition(measure, null);
        }
        problems.Add($"条件“{when}”看不懂。可以写指标名(有这项数时才写这一句),或“分组名多于1”,也可以留空。");
        return null;
    }

    private ImmutableArray<SentenceNode> Sequence(char end, ImmutableArray<DimensionColumn> bound)
    {
        var nodes = new List<SentenceNode>();
        var from = at;
        void Flush()
        {
            if (at > from)
            {
                nodes.Add(new SentenceNode.Literal(text[from..at]));
            }
        }
        while (at < text.Length && text[at] != end)
        {
            var c = text[at];
            if (c is not ('{' or '〔' or '【' or '}' or '〕' or '】'))
            {
                at++;
                continue;
            }
            Flush();
            at++;
            if (Special(c, bound) is { } node)
            {
                nodes.Add(node);
            }
            from = at;
        }
        Flush();
        if (end != '\0')
        {
            if (at >= text.Length)
            {
                problems.Add($"缺少“{end}”:括号没有配对。");
            }
            at++;
        }
        return Join(nodes);
    }

    private SentenceNode? Special(char opening, ImmutableArray<DimensionColumn> bound)
    {
        switch (opening)
        {
            case '{':
                return ReadPlaceholder(bound);
            case '〔':
                return new SentenceNode.Optional(Sequence('〕', bound));
            case '【':
                return ReadEach(bound);
            default:
                problems.Add($"多了一个“{opening}”:括号没有配对。");
                return null;
        }
    }

    private SentenceNode.Value? ReadPlaceholder(ImmutableArray<DimensionColumn> bound)
    {
        var close = text.IndexOf('}', at);
        if (close < 0)
        {
            problems.Add("缺少“}”:括号没有配对。");
            at = text.Length;
            return null;
        }
        var inner = text[at..close];
        at = close + 1;
        var placeholder = reader.Read(inner, form, out var problem);
        problem ??= placeholder switch
        {
            Placeholder.OfRow or Placeholder.Repeat => $"“{{{inner}}}”只能用在表样里。",
            Placeholder.Current current when !bound.Contains(current.Dimension) =>
                $"“{{{inner}}}”是分组,要写在“【每{current.Dimension.Name}:…】”里。",
            Placeholder.Figure { Where: { Area: not null } or { School: not null } }
            or Placeholder.Rate { Where: { Area: not null } or { School: not null } } => $"“{{{inner}}}”里的学区、学校条件只能用在表样里。",
            _ => null,
        };
        if (problem is not null)
        {
            problems.Add(problem);
            return null;
        }
        return new SentenceNode.Value(placeholder!);
    }

    private SentenceNode.Each? ReadEach(ImmutableArray<DimensionColumn> bound)
    {
        var colon = text.IndexOfAny([':', '：'], at);
        var head = colon < 0 ? "" : text[at..colon];
        var separator = head.Length > 0 && Separators.Contains(head[^1], StringComparison.Ordinal) ? head[^1..] : "、";
        var name = Folding.FoldKey(head).TrimEnd('、', ',', ';');
        if (colon < 0 || !name.StartsWith('每') || SchemeNames.Column<DimensionColumn>(form, name[1..]) is not { } dimension)
        {
            problems.Add(
                $"“【{(head.Length > 0 ? head : text[at..Math.Min(text.Length, at + 8)])}”看不懂,应写成“【每分组名:…】”,分组是“{form.Sheet}”的分组栏目。"
            );
            at = text.IndexOf('】', at) is >= 0 and var skip ? skip + 1 : text.Length;
            return null;
        }
        at = colon + 1;
        return new SentenceNode.Each(dimension, separator, Sequence('】', bound.Add(dimension)));
    }

    /// <summary>Optional parts with nothing but one sign between them are a list.</summary>
    private static ImmutableArray<SentenceNode> Join(List<SentenceNode> nodes)
    {
        var joined = ImmutableArray.CreateBuilder<SentenceNode>(nodes.Count);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i] is not SentenceNode.Optional first || i + 2 >= nodes.Count || SeparatorAt(nodes, i) is not { } separator)
            {
                joined.Add(nodes[i]);
                continue;
            }
            var parts = ImmutableArray.CreateBuilder<SentenceNode.Optional>();
            parts.Add(first);
            while (i + 2 < nodes.Count && SeparatorAt(nodes, i) == separator)
            {
                parts.Add((SentenceNode.Optional)nodes[i + 2]);
                i += 2;
            }
            joined.Add(new SentenceNode.Joined(separator, parts.ToImmutable()));
        }
        return joined.ToImmutable();
    }

    private static string? SeparatorAt(List<SentenceNode> nodes, int index) =>
        nodes[index + 1] is SentenceNode.Literal { Text: { Length: 1 } sign }
        && Separators.Contains(sign[0], StringComparison.Ordinal)
        && nodes[index + 2] is SentenceNode.Optional
            ? sign
            : null;
}
