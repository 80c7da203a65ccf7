using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries;

namespace Pipeline.Workbooks.Documents;

/// <summary>The draft's one table: the key figures of the forms that were reported, beside the earlier period's.</summary>
internal static class ReportTable
{
    public static void Write(WordXml document, Summary summary)
    {
        var comparison = summary.Comparison;
        List<string> header = ["报表", "指标", "单位", summary.Covered.ChineseName];
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
            foreach (var (measure, name, unit, total, earlier) in Lines(form, before))
            {
                List<string> cells = [form.Form.Sheet, name, unit, Text(total, measure)];
                if (comparison is not null)
                {
                    cells.AddRange([Text(earlier, measure), Change(total, earlier)]);
                }
                document.Row(cells, header: false, continues: !first);
                first = false;
            }
        }
        document.TableEnd();
    }

    /// <summary>The key figures; one that counts in several units has a line for each.</summary>
    private static IEnumerable<(MeasureColumn Measure, string Name, string Unit, Total Total, Total Earlier)> Lines(
        FormSummary form,
        FormSummary? before
    )
    {
        foreach (var measure in form.Form.Measures.Where(measure => measure.Key && form.Totals[measure.Index].Reported))
        {
            if (CountedUnits.Of(form.Form) is { } units && units.Measure == measure)
            {
                var earlier = before is null ? [] : units.Of(before);
                foreach (var (value, unit, total) in units.Of(form))
                {
                    yield return (
                        measure,
                        ChineseText.Typeset($"{measure.Name}({MeasureDisplay.ValueName(value).Trim('\uFF08', '\uFF09')})"),
                        unit,
                        total,
                        earlier.FirstOrDefault(part => part.Value == value).Total
                    );
                }
                continue;
            }
            yield return (measure, measure.Name, measure.ShownUnit(), form.Totals[measure.Index], before?.Totals[measure.Index] ?? default);
        }
    }

    public static string Note(Summary summary) =>
        ChineseText.Typeset(
            "注:金额按分汇总,显示到最后一位,不四舍五入"
                + (
                    summary.Forms.Where(form => form.Totals.Any(total => total.IsNotAddable)).Select(form => form.Form).ToList()
                        is { Count: > 0 } forms
                        ? ";" + MeasureWords.NotAddable(forms)
                        : ""
                )
                + (summary.Forms.Any(form => form.Totals.Any(total => total.Approximate)) ? ";“约”表示含有约数" : "")
                + (summary.Forms.Any(form => form.Totals.Any(total => total.IsPartial)) ? ";带“*”的有学校未填或未填全" : "")
                + (summary.Forms.Any(form => form.Totals.Any(total => total.Queried)) ? ";带“?”的含有待核实的数" : "")
                + "。"
        );

    private static string Text(Total total, MeasureColumn measure)
    {
        if (total.Value is not { } value)
        {
            return total.Reported ? MeasureDisplay.NotAddable : "";
        }
        var number = measure.IsMoney() ? QuantityFormat.GroupedTenThousandYuan(value, total.Approximate) : QuantityFormat.Count(value);
        return (total.Approximate ? "约" : "") + number + (total.IsPartial ? "*" : "") + (total.Queried ? "?" : "");
    }

    private static string Change(Total now, Total before) =>
        now.IsPartial || before.IsPartial ? MeasureDisplay.NotAddable
        : now.Value is { } current && before.Value is { } past and not 0 ? QuantityFormat.SignedPercent((decimal)(current - past) / past)
        : now.IsNotAddable || before.IsNotAddable ? MeasureDisplay.NotAddable
        : "";
}
