using System.Globalization;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>A cell's content as text, and the words that tell rows which are no data.</summary>
internal static class CellWords
{
    private static readonly string[] TotalWords = ["合计", "小计", "总计", "共计", "累计"];

    private static readonly string[] NoteBeginnings =
    [
        "注:", "注1", "注2", "注、", "注.", "备注:", "说明:", "填表说明", "填报说明", "填写说明", "填报人", "填表人", "制表", "审核", "单位负责人", "负责人", "校长", "学校负责人",
        "联系电话", "联系人", "填报日期", "填表日期", "报送日期", "单位(盖章)", "学校(盖章)", "(盖章)", "盖章", "分管领导", "经办人", "1.", "2.", "3.", "1、", "2、", "3、", "*", "※",
    ];

    private static readonly HashSet<string> NoneWords = new(StringComparer.Ordinal) { "无", "没有", "-", "—", "——", "/", "--", "暂无" };

    /// <summary>What the cell shows, plainly: a number without format, a date as <c>yyyy-MM-dd</c>.</summary>
    public static string Display(in GridCell cell) => cell.Kind switch
    {
        CellKind.Text or CellKind.Error => cell.Text ?? "",
        CellKind.Number => cell.Number.ToString("R", CultureInfo.InvariantCulture),
        CellKind.Date => DateWords(cell.Number),
        CellKind.Boolean => cell.Number != 0 ? "TRUE" : "FALSE",
        _ => "",
    };

    /// <summary>Nothing but blanks and stray punctuation.</summary>
    public static bool IsBlank(in GridCell cell) => cell.Kind switch
    {
        CellKind.Blank => (cell.Flags & CellFlags.FormulaWithoutValue) == 0,
        CellKind.Text => IsBlank(cell.Text),
        _ => false,
    };

    public static bool IsBlank(string? text)
    {
        foreach (var c in text ?? "")
        {
            if (!char.IsWhiteSpace(c) && !Folding.IsInvisible(c) && c is not ('。' or '.' or ',' or '，' or '、' or '`' or '\''))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>An explicit nothing: 无, —, /.</summary>
    public static bool IsNone(string? text) => text is { Length: <= 4 } && NoneWords.Contains(Folding.FoldKey(text));

    /// <summary>合计, 小计 and the like, alone or at the end (<c>小学小计</c>); <paramref name="isSubtotal"/> tells 小计.</summary>
    public static bool IsTotal(string? text, out bool isSubtotal)
    {
        isSubtotal = false;
        if (text is null || text.Length > 20)
        {
            return false;
        }
        var key = Folding.FoldKey(text).TrimEnd(':', '：');
        foreach (var word in TotalWords)
        {
            if (key.EndsWith(word, StringComparison.Ordinal))
            {
                isSubtotal = word == "小计";
                return true;
            }
        }
        return false;
    }

    /// <summary>A note, instructions or a signature line.</summary>
    public static bool IsNote(string? text)
    {
        var key = Folding.FoldKey(text);
        if (key.Length == 0)
        {
            return false;
        }
        foreach (var beginning in NoteBeginnings)
        {
            if (key.StartsWith(beginning, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return key is "注" or "说明" || key.Contains("签字", StringComparison.Ordinal) || key.Contains("盖章", StringComparison.Ordinal)
            || key.Contains("签名", StringComparison.Ordinal) || key.Contains("年月日", StringComparison.Ordinal);
    }

    private static string DateWords(double serial)
    {
        if (serial is < 0 or >= 2958466)
        {
            return serial.ToString("R", CultureInfo.InvariantCulture);
        }
        var date = DateTime.FromOADate(serial);
        return date.TimeOfDay == TimeSpan.Zero
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
