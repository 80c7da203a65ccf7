using System.Globalization;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>A cell's content as text, and the words that tell rows which are no data.</summary>
internal static class CellWords
{
    /// <summary>Far more than a note's beginning or its 盖章 needs; longer texts are not looked through, whoever wrote them.</summary>
    private const int LongestLookedAt = 1_000;

    /// <summary>Words that make a note or a signature of a row when a colon, a bracket or nothing follows.</summary>
    private static readonly string[] NoteLabels =
    [
        "注",
        "备注",
        "说明",
        "填报人",
        "填表人",
        "制表人",
        "制表",
        "审核人",
        "审核",
        "复核人",
        "单位负责人",
        "学校负责人",
        "负责人",
        "校长",
        "联系电话",
        "联系人",
        "填报日期",
        "填表日期",
        "报送日期",
        "填报单位",
        "单位",
        "学校",
        "分管领导",
        "经办人",
    ];

    private static readonly string[] NoteBeginnings = ["填表说明", "填报说明", "填写说明", "(盖章", "以上数据", "以上情况"];

    private static readonly string[] NoteParts = ["(签字", "签字:", "(盖章", "盖章)", "签名:", "(签名", "年月日"];

    private static readonly HashSet<string> NoneWords = new(StringComparer.Ordinal) { "无", "没有", "-", "—", "——", "/", "--", "暂无" };

    /// <summary>What the cell shows, plainly: a number without format, a date as <c>yyyy-MM-dd</c>.</summary>
    public static string Display(in GridCell cell) =>
        cell.Kind switch
        {
            CellKind.Text or CellKind.Error => cell.Text ?? "",
            CellKind.Number => cell.Number.ToString("R", CultureInfo.InvariantCulture),
            CellKind.Date => DateWords(cell.Number),
            CellKind.Boolean => cell.Number != 0 ? "TRUE" : "FALSE",
            _ => "",
        };

    /// <summary>Nothing but blanks and stray punctuation.</summary>
    public static bool IsBlank(in GridCell cell) =>
        cell.Kind switch
        {
            CellKind.Blank => (cell.Flags & CellFlags.FormulaWithoutValue) == 0,
            CellKind.Text => IsBlank(cell.Text),
            _ => false,
        };

    public static bool IsBlank(string? text)
    {
        foreach (var c in text.AsSpan(0, Math.Min(text?.Length ?? 0, LongestLookedAt)))
        {
            if (!char.IsWhiteSpace(c) && !Folding.IsInvisible(c) && c is not ('。' or '.' or ',' or '，' or '、' or '`' or '\''))
            {
                return false;
            }
        }
        return (text?.Length ?? 0) <= LongestLookedAt;
    }

    /// <summary>An explicit nothing: 无, —, /.</summary>
    public static bool IsNone(string? text) => text is { Length: <= 4 } && NoneWords.Contains(Folding.FoldKey(text));

    /// <summary>A note, instructions or a signature line.</summary>
    public static bool IsNote(string? text)
    {
        var key = Folding.FoldKey(text is { Length: > LongestLookedAt } ? text[..LongestLookedAt] : text);
        if (key.Length == 0)
        {
            return false;
        }
        foreach (var label in NoteLabels)
        {
            if (
                key.StartsWith(label, StringComparison.Ordinal)
                && (key.Length == label.Length || key[label.Length] is ':' or '(' || (label == "注" && key[1] is >= '1' and <= '9'))
            )
            {
                return true;
            }
        }
        return NoteBeginnings.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal))
            || NoteParts.Any(part => key.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>A label and what it labels in one cell: <c>联系电话:…</c>.</summary>
    public static bool HasColon(string text) => text.AsSpan(0, Math.Min(text.Length, LongestLookedAt)).ContainsAny(':', '：', '﹕');

    /// <summary><c>0</c> in any width.</summary>
    public static bool IsZero(string? text) => text is { Length: <= 4 } && Folding.FoldKey(text) is "0" or "0.0" or "0.00";

    /// <summary>An item of a numbered note: <c>1.</c>, <c>2、</c>, <c>(3)</c>.</summary>
    public static bool IsNumberedNote(string? text)
    {
        var key = Folding.FoldKey(text is { Length: > LongestLookedAt } ? text[..LongestLookedAt] : text);
        var at = key.StartsWith('(') ? 1 : 0;
        var digits = at;
        while (at < key.Length && char.IsAsciiDigit(key[at]))
        {
            at++;
        }
        return at > digits && at - digits <= 2 && at + 2 < key.Length && (key[at] is '.' or '、' or ')') && !char.IsAsciiDigit(key[at + 1]);
    }

    private static string DateWords(double serial)
    {
        if (serial is not (>= 0 and < 2958466))
        {
            return serial.ToString("R", CultureInfo.InvariantCulture);
        }
        var date = DateTime.FromOADate(serial);
        if (serial is > 0 and < 1)
        {
            return date.ToString("HH:mm", CultureInfo.InvariantCulture);
        }
        return date.TimeOfDay == TimeSpan.Zero
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
