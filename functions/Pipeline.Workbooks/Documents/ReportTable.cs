using System.Globalization;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Reporting;
using Pipeline.Workbooks.Summaries;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Documents;

/// <summary>The draft's one table: the key figures of the forms that were reported, beside the earlier period's.</summary>
internal static class ReportTable
{
    public static void Write(WordXml document, Summary summary)
    {
        var comparison = summary.Comparison;
        List<string> header = ["报表", "指标", "单位", summary.Period.ChineseName];
        List<int> widths = [1800, 2600, 1100, 2900];
        if (comparison is not null)
        {
            header.AddRange([comparison.Earlier.ChineseName, comparison.IsYearEarlier ? "同比" : "环比"]);
            widths = [1300, 2000, 900, 1750, 1750, 1000];
        }
        document.TableStart(widths);
        document.Row(header, header: true);
        foreach (var form in summary.Forms.Where(form => form.Reported))
        {
            var before = comparison?.Forms.FirstOrDefault(other => other.Form.Id == form.Form.Id);
            var first = true;
            foreach (var measure in form.Form.Measures.Where(measure => measure.Key && form.Totals[measure.Index].Reported))
            {
                var total = form.Totals[measure.Index];
                List<string> cells = [form.Form.Sheet, measure.Name, measure.ShownUnit(), Text(total, measure)];
                if (comparison is not null)
                {
                    var earlier = before?.Totals[measure.Index] ?? default;
                    cells.AddRange([Text(earlier, measure), Change(total, earlier)]);
                }
                document.Row(cells, header: false, continues: !first);
                first = false;
            }
        }
        document.TableEnd();
    }

    public static string Note(Summary summary) => ChineseText.Typeset("注:金额按分汇总,显示到最后一位,不四舍五入"
        + (summary.Forms.Any(form => form.Totals.Any(total => total.IsNotAddable)) ? ";“—”表示受助人数不能相加(同一学生可能享受两个项目),请用人次" : "")
        + (summary.Forms.Any(form => form.Totals.Any(total => total.Approximate)) ? ";“约”表示含有约数" : "") + "。");

    private static string Text(Total total, MeasureColumn measure)
    {
        if (total.Value is not { } value)
        {
            return total.Reported ? MeasureDisplay.NotAddable : "";
        }
        var number = measure.IsMoney() ? (value / 1_000_000m).ToString("#,##0.00####", CultureInfo.InvariantCulture) : value.ToString("#,##0", CultureInfo.InvariantCulture);
        return (total.Approximate ? "约" : "") + number;
    }

    private static string Change(Total now, Total before) => now.Value is { } current && before.Value is { } past and not 0
        ? ((decimal)(current - past) / past).ToString("+0.0%;-0.0%;0.0%", CultureInfo.InvariantCulture)
        : now.IsNotAddable || before.IsNotAddable ? MeasureDisplay.NotAddable : "";
}
