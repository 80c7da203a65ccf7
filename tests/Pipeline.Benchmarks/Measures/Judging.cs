using Pipeline.Benchmarks.Generating;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Judging;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Benchmarks.Measures;

/// <summary>The pipeline's own way from bytes to figures.</summary>
internal static class Judging
{
    private static readonly JudgingContext Context = new(FormCatalogue.Standard);

    public static Judgement Judge(byte[] content) =>
        WorkbookJudge.Judge(WorkbookOpener.Open(content, "school.xlsx"), "school.xlsx", Context);

    public static SchoolTotals TotalsOf(Judgement judgement) =>
        new(
            Sum(judgement, "students", "total"),
            Sum(judgement, "aid", "times"),
            Sum(judgement, "aid", "amount"),
            Sum(judgement, "awards", "count")
        );

    private static long Sum(Judgement judgement, string form, string measure)
    {
        var index = FormCatalogue.Standard[form].Measure(measure).Index;
        return judgement.Rows.Where(row => row.Form.Id == form).Sum(row => row.Values[index].Value);
    }
}
