using System.Text.RegularExpressions;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Balance;

/// <summary>Words that make a number beside them, or in the column below them, a name and no figure: 序号, 标识码, 电话, 日期, 年份, 期别.</summary>
internal static partial class NumberLabels
{
    private const int LongestLabel = 40;

    /// <summary>A column whose numbers name rows or things.</summary>
    public static bool NamesColumn(string? label) => label is { Length: <= LongestLabel } && Column().IsMatch(Folding.FoldKey(label));

    /// <summary>A cell of a row is named by the text right of it (2019 年) or left of it (联系电话 138…).</summary>
    public static bool NamesCell(ReadOnlySpan<GridCell> row, int at)
    {
        if (row[at].Kind == CellKind.Date || CellWords.Display(row[at]).Length >= 10 && row[at].Kind == CellKind.Text)
        {
            return true;
        }
        if (
            at + 1 < row.Length
            && row[at + 1] is { Kind: CellKind.Text } right
            && right.Text!.Length <= LongestLabel
            && Behind().IsMatch(Folding.FoldKey(right.Text))
        )
        {
            return true;
        }
        for (var left = at - 1; left >= 0; left--)
        {
            if (row[left].Kind == CellKind.Text && !CellWords.IsBlank(row[left]) && !IsBox(row[left].Text!))
            {
                return row[left].Text!.Length <= LongestLabel && Before().IsMatch(Folding.FoldKey(row[left].Text));
            }
        }
        return false;
    }

    /// <summary>A digit of a number that is written one digit a cell; its label stands further left.</summary>
    private static bool IsBox(string text) => text.Length <= 3 && Folding.FoldKey(text) is [>= '0' and <= '9'];

    [GeneratedRegex(
        "^(序|编|行|班|学|表|页|顺)?号$|^(no\\.?|id|序|行次|栏次|编码|代码|年份|年度|年|月份|月|日期|时间|届|届次|期别|报告期|电话|手机|邮编|传真|序列)"
            + "$|(标识码|代码|编码|编号|序号|电话|手机|手机号|号码|日期|年月|年份|学籍号|证号|账号|卡号|邮编|邮政编码)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Column();

    [GeneratedRegex("^(年|月|日|号|期|届|页|学年|学期|年度|年级|班)", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    [GeneratedRegex(
        "(标识码|代码|编码|编号|序号|表号|文号|电话|手机|号码|传真|邮编|邮政编码|日期|时间|年份|年度|年|月|日|报告期|期别|版本|有效期|QQ|微信|账号|卡号|证号|第|共)[:)]?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Before();
}
