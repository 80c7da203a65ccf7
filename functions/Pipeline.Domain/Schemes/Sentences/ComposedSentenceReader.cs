using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Schemes.Sentences;

/// <summary>Reads <c>分项句(项目=资助项目,人数=受助人数,…)</c>: which columns play the parts of a composed sentence.</summary>
internal static class ComposedSentenceReader
{
    public static bool IsComposed(string text)
    {
        var key = Folding.FoldKey(text);
        var bracket = key.IndexOf('(', StringComparison.Ordinal);
        return bracket > 1 && bracket <= 6 && key[bracket - 1] == '句' && key.EndsWith(')');
    }

    public static ComposedSentence? Read(string text, FormDefinition form, List<string> problems)
    {
        var key = Folding.FoldKey(text);
        var bracket = key.IndexOf('(', StringComparison.Ordinal);
        var kind = ComposedSentence.Kinds.FirstOrDefault(known => known.Kind == key[..bracket]);
        if (kind.Kind is null)
        {
            problems.Add($"没有“{key[..bracket]}”,只有{string.Join("、", ComposedSentence.Kinds.Select(known => known.Kind))}。");
            return null;
        }
        var before = problems.Count;
        var roles = ImmutableDictionary.CreateBuilder<string, ColumnDefinition>(StringComparer.Ordinal);
        foreach (var argument in key[(bracket + 1)..^1].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (argument.Split('=') is not [var role, var name])
            {
                problems.Add($"“{argument}”看不懂,应写成“用途=栏目名”。");
            }
            else if (ColumnOf(kind, role, form, name) is { } column)
            {
                roles[role] = column;
            }
            else
            {
                problems.Add(
                    $"“{argument}”不对:{kind.Kind}的用途有{string.Join("、", [.. kind.Dimensions, .. kind.Measures, .. kind.Texts])},“{name}”应是“{form.Sheet}”的{Kind(kind, role)}栏目。"
                );
            }
        }
        foreach (
            var missing in kind
                .Dimensions.Concat(kind.Measures)
                .Concat(kind.Texts)
                .Where(role => !kind.Optional.Contains(role) && !roles.ContainsKey(role))
        )
        {
            problems.Add($"{kind.Kind}缺少“{missing}=栏目名”。");
        }
        return problems.Count > before ? null : new ComposedSentence(kind.Kind, roles.ToImmutable());
    }

    private static ColumnDefinition? ColumnOf(
        (string Kind, string[] Dimensions, string[] Measures, string[] Texts, string[] Optional) kind,
        string role,
        FormDefinition form,
        string name
    ) =>
        kind.Dimensions.Contains(role) ? SchemeNames.Column<DimensionColumn>(form, name)
        : kind.Measures.Contains(role) ? SchemeNames.Column<MeasureColumn>(form, name)
        : kind.Texts.Contains(role) ? SchemeNames.Column<TextColumn>(form, name)
        : null;

    private static string Kind(
        (string Kind, string[] Dimensions, string[] Measures, string[] Texts, string[] Optional) kind,
        string role
    ) =>
        kind.Dimensions.Contains(role) ? "分组"
        : kind.Texts.Contains(role) ? "文字"
        : "指标";
}
