using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Ooxml;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries;

/// <summary>How measures are shown in published tables: money in 万元 from exact 分, counts as they are.</summary>
internal static class MeasureDisplay
{
    public const string NotAddable = "—";
    public static readonly string BlankValue = ChineseText.Typeset("(未填)");
    private const int WanScale = 6;

    /// <summary>What columns have room for; few amounts need more.</summary>
    private const int MostDecimals = 4;

    private const double LongestCaption = 14.5;

    public static bool IsMoney(this MeasureColumn measure) => measure.Kind == QuantityKind.Money;

    public static string ShownUnit(this MeasureColumn measure) => measure.IsMoney() ? "万元" : measure.Unit;

    /// <summary>A measure's name with its unit below.</summary>
    public static string Caption(this MeasureColumn measure) => ChineseText.Typeset($"{measure.Name}\n({measure.ShownUnit()})");

    public static int ShownScale(this MeasureColumn measure) => measure.IsMoney() ? WanScale : 0;

    /// <summary>As many decimals as the amount needs to be exact, none for show; an approximate amount has two at most.</summary>
    public static string ShownFormat(this MeasureColumn measure, Total total) =>
        measure.IsMoney()
            ? CellStyle.Decimals(total.Approximate ? Math.Min(2, DecimalsOf(total.Value ?? 0)) : DecimalsOf(total.Value ?? 0))
            : CellStyle.Count;

    /// <summary>How wide a column must be for a name on one line, longer ones on two.</summary>
    public static double CaptionWidth(string caption) => Math.Clamp(TextWidth.Of(caption.Split('\n')[0]) + 2.5, 10, LongestCaption);

    /// <summary>How wide a column must be for a total of this size; totals are the widest.</summary>
    public static double Width(this MeasureColumn measure, Total total) =>
        Math.Clamp(
            (
                measure.IsMoney()
                    ? ScaledText.DisplayLength(total.Value ?? 0, WanScale, MostDecimals)
                    : ScaledText.DisplayLength(total.Value ?? 0, 0, 0)
            ) + (total.Approximate ? 5 : 3),
            9,
            40
        );

    /// <summary>The decimals that show an amount in 万元 exactly: 0 to 6.</summary>
    public static int DecimalsOf(long fen)
    {
        var decimals = WanScale;
        for (var rest = fen; decimals > 0 && rest % 10 == 0; rest /= 10)
        {
            decimals--;
        }
        return decimals;
    }

    public static string ValueName(string? value) => string.IsNullOrEmpty(value) ? BlankValue : value;
}
