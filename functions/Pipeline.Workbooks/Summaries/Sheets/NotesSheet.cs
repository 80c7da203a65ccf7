using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>说明: how the figures came about and how to read them.</summary>
internal static class NotesSheet
{
    private const double Width = 110;

    public static void Write(WorkbookBuilder workbook, SummaryContext context, int order)
    {
        var setup = new SheetSetup(
            context.Heading + "汇总说明",
            context.Period,
            [new ColumnSetup(6), new ColumnSetup(Width)],
            1,
            0,
            0,
            "FF7F7F7F"
        );
        workbook.Sheet(
            order,
            SheetNames.Notes,
            setup,
            sheet =>
            {
                sheet.Row(30);
                sheet.Wide(context.Heading + "汇总说明", Looks.Title, 2);
                var number = 0;
                foreach (var line in Lines(context).Select(ChineseText.Typeset))
                {
                    sheet.Row(TextWidth.Row((line, Width)));
                    sheet.Number(++number, 0, Looks.Centered);
                    sheet.Text(line, Looks.Wrapped);
                }
            }
        );
    }

    private static IEnumerable<string> Lines(SummaryContext context)
    {
        var summary = context.Summary;
        yield return $"报告期:{context.Period};数据截至{ReportingText.Local(summary.GeneratedAt)}(北京时间);"
            + $"{summary.Scheme.Header.Name}版本{summary.Scheme.Header.Version}。";
        yield return summary.Final is { } final
            ? $"本表是定稿,由{(final.Who.Length > 0 ? final.Who : "教育局")}于{ReportingText.Local(final.At)}锁定;此后报来的报表不计入。"
            : "本表是初步数:学校还可以补报、改正,数会变动;教育局锁定报告期后发布的是定稿。";
        yield return ReportingText.Sentence(summary, context.Layout);
        yield return "金额以分为单位精确相加,总表和分表以万元显示到最后一位(最多6位小数,即到分),数据明细、核对、变动以元显示;各级合计都是公式,不先四舍五入再相加,因此分项之和与合计一致。";
        foreach (var line in Natures(summary.Scheme.Forms))
        {
            yield return line;
        }
        yield return "“约”:该数或其中的数,学校填报时写了近、余、约、多等;空白是没有上报,不等于上报为0。";
        if (summary.Period.IsYear)
        {
            yield return "年度数:有年度报表的学校用年度报表,没有的用上半年和下半年报表;每所学校用的哪些报表,见“上报情况”的数据来源。";
        }
        if (summary.Comparison is { } comparison)
        {
            yield return $"比较期:{comparison.Earlier.ChineseName}({(comparison.IsYearEarlier ? "同比" : "环比")});两期都能相加的数才比较。";
        }
        yield return "每个数的出处(文件、版本、工作表、单元格、原来的写法)见“数据明细”;“计入汇总”为“否”的行没有加进合计,如年度人数取下半年时上半年的人数;年度不取用的时点数不列。";
        yield return "上报情况的用词:通过是没有待说明的疑问;有疑问是已采用但有疑问待说明;已采用是通过、有疑问和已审核的合计;未通过的报表不采用;计入是该校的数加进了本表。";
        yield return "带“*”的合计有学校没有填或没有填全,不要与填全的合计直接相比;执行率只在两项都填全时计算。";
        foreach (var form in summary.Scheme.Forms)
        {
            if (CountedUnits.Of(form) is { } units)
            {
                yield return $"{form.Sheet}的{units.Measure.Name}按{units.Dimension.Name}分列,不相加:"
                    + $"{string.Join("、", units.Dimension.Values.Select(value => $"{value.Name}({units.UnitOf(value.Name)})"))}。";
            }
        }
        yield return "数据明细供查对和筛选,打印整个工作簿时只打印它的表头。";
        yield return "上报时间为北京时间;未通过的学校如有以前通过的报表,仍用以前的数据。";
    }

    /// <summary>How measures of each nature add up, with the names that the scheme gives them.</summary>
    private static IEnumerable<string> Natures(ImmutableArray<FormDefinition> forms)
    {
        if (MeasureWords.Of(forms, MeasureNature.Flow) is { Length: > 0 } flows)
        {
            yield return $"统计时期数({flows})各校、各项目、各半年相加。";
        }
        if (MeasureWords.Of(forms, MeasureNature.Stock) is { Length: > 0 } stocks)
        {
            yield return $"统计时点数({stocks})各校相加,年度取各校最近一次上报的半年,不把两个半年相加。";
        }
        foreach (var form in forms.Where(form => form.Measures.Any(measure => measure.Nature == MeasureNature.Persons)))
        {
            var apart = form.PersonsDimension is { } dimension ? $"同一学校、同一{dimension.Name}" : "同一学校";
            yield return $"{form.Sheet}的{MeasureWords.Of([form], MeasureNature.Persons)}只在{apart}没有两项的情况下相加,否则同一学生可能计两次,合计写“—”,请看人次。";
        }
    }
}
