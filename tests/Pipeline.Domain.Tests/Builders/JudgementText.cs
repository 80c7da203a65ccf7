using Pipeline.Domain.Findings;
using Pipeline.Domain.Judging;

namespace Pipeline.Domain.Tests.Builders;

/// <summary>Findings and figures as lines, so that a test shows all of them at once.</summary>
internal static class JudgementText
{
    /// <summary><c>R401 学生人数!F4</c>, all of them in order.</summary>
    public static string[] Places(this Judgement judgement) => [.. judgement.Findings.Select(Place)];

    /// <summary>As <see cref="Places"/>, errors and queries alone.</summary>
    public static string[] Complaints(this Judgement judgement) =>
        [.. judgement.Findings.Where(finding => finding.Severity != Severity.Notice).Select(Place)];

    /// <summary>
    /// The figures of one row of a form, blanks left out: <c>people=80 times=160</c>; <c>~</c> approximate, <c>*</c> derived.
    /// </summary>
    public static string Figures(this Judgement judgement, string form, int row)
    {
        var data = judgement.Rows.Single(data => data.Form.Id == form && data.Row == row);
        return string.Join(
            ' ',
            data.Form.Measures.Where(measure => data.Values[measure.Index].HasValue)
                .Select(measure =>
                {
                    var value = data.Values[measure.Index];
                    return $"{measure.Id}={(value.Approximate ? "~" : "")}"
                        + $"{(value.State == Submissions.MeasureState.Derived ? "*" : "")}{value.Value}";
                })
        );
    }

    /// <summary>The dimensions of one row of a form: <c>小学/营养改善计划/中央</c>.</summary>
    public static string Dimensions(this Judgement judgement, string form, int row) =>
        string.Join('/', judgement.Rows.Single(data => data.Form.Id == form && data.Row == row).Dimensions);

    public static int[] RowsOf(this Judgement judgement, string form) =>
        [.. judgement.Rows.Where(data => data.Form.Id == form).Select(data => data.Row)];

    /// <summary>Which rows were taken as data: <c>students 4,5 aid 4,5 awards 4,5</c>.</summary>
    public static string DataRows(this Judgement judgement) =>
        string.Join(
            ' ',
            judgement.Rows.GroupBy(data => data.Form.Id).Select(form => $"{form.Key} {string.Join(',', form.Select(data => data.Row))}")
        );

    private static string Place(Finding finding) =>
        finding.Sheet is null ? finding.Code
        : finding.Cell is null ? $"{finding.Code} {finding.Sheet}"
        : $"{finding.Code} {finding.Sheet}!{finding.Cell}";
}
