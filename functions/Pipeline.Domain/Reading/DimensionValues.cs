using System.Diagnostics.CodeAnalysis;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>The known values of a dimension in all their usual forms.</summary>
internal sealed class DimensionValues
{
    private const int LongestLookedAt = 200;

    /// <summary>So many neutral words may follow each other: 县级 + 财政 + 配套 + 资金.</summary>
    private const int MostEndings = 4;

    /// <summary>Words that say nothing more about a value that stands before them: 县级配套, 小学阶段, 学生组.</summary>
    private static readonly string[] Endings =
    [
        "财政",
        "资金",
        "配套",
        "专项",
        "补助",
        "拨款",
        "经费",
        "预算",
        "承担",
        "分担",
        "级",
        "阶段",
        "学段",
        "部",
        "组",
        "类",
    ];

    private readonly Dictionary<string, (string Name, bool Doubtful)> byKey = new(StringComparer.Ordinal);

    public DimensionValues(DimensionColumn column)
    {
        foreach (var value in column.Values)
        {
            byKey.TryAdd(Folding.FoldKey(value.Name), (value.Name, false));
        }
        foreach (var value in column.Values)
        {
            foreach (var alias in value.Aliases)
            {
                byKey.TryAdd(Folding.FoldKey(alias), (value.Name, false));
            }
            foreach (var alias in value.DoubtfulAliases)
            {
                byKey.TryAdd(Folding.FoldKey(alias), (value.Name, true));
            }
        }
        HoldsGrades = column.Reading == DimensionReading.Grade;
        HoldsStages = column.Reading == DimensionReading.Stage;
    }

    /// <summary>The scheme declares that it holds grades, so that <see cref="GradeWords"/> reads them too.</summary>
    public bool HoldsGrades { get; }

    /// <summary>The scheme declares that it holds the 学段, which decide what a grade's number means.</summary>
    public bool HoldsStages { get; }

    public bool TryFind(string text, out string name, out bool doubtful)
    {
        (name, doubtful) = ("", false);
        if (text.Length > LongestLookedAt)
        {
            return false;
        }
        var key = Folding.FoldKey(text);
        if (!byKey.TryGetValue(key, out var value) && !TryFindShortened(key, out value))
        {
            return false;
        }
        (name, doubtful) = value;
        return true;
    }

    /// <summary>As <see cref="TryFind(string, out string, out bool)"/>, grades read with the row's 学段.</summary>
    public bool TryFind(string text, string? stage, out string name, out bool doubtful)
    {
        if (HoldsGrades && GradeWords.Read(text, stage) is { } grade && byKey.TryGetValue(grade, out var value))
        {
            (name, doubtful) = value;
            return true;
        }
        return TryFind(text, out name, out doubtful);
    }

    private bool TryFindShortened(string key, [MaybeNullWhen(false)] out (string Name, bool Doubtful) value)
    {
        for (var i = 0; i < MostEndings; i++)
        {
            if (
                Endings.FirstOrDefault(ending => key.Length > ending.Length && key.EndsWith(ending, StringComparison.Ordinal))
                is not { } ending
            )
            {
                break;
            }
            key = key[..^ending.Length];
            if (byKey.TryGetValue(key, out value))
            {
                return true;
            }
        }
        value = default;
        return false;
    }
}
