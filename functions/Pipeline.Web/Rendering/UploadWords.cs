using Pipeline.Domain.Findings;
using Pipeline.Steps.Pages;

namespace Pipeline.Web.Rendering;

/// <summary>An upload's verdict in a sentence, and what to do next.</summary>
public static class UploadWords
{
    public static string Sentence(UploadPage page) =>
        page.Upload!.Verdict switch
        {
            null => "文件已收到，系统没有处理完。不是填报的问题，系统会继续处理。",
            Verdict.Rejected when IsUnreadable(page) => "这个文件读不出来，没有采用。",
            Verdict.Rejected => $"有{page.Upload.Errors}条错误，没有采用。",
            _ when page.Page.IsHeld(page.Upload) => "校验通过，已保存；本期已锁定，取消锁定后才计入。",
            _ when !page.Counts => "校验通过，已保存；另有更新的上报计入汇总，或这一份已被退回，所以不计入。",
            Verdict.AcceptedWithQueries => $"已采用并计入汇总，还有{page.Upload.OpenQueries}条疑问要说明。",
            _ => "校验通过，已计入汇总。",
        };

    public static string Next(UploadPage page) =>
        page.Upload!.Verdict switch
        {
            null => "不需要重新上报。一小时后仍是这样，请告诉教育局。",
            Verdict.Rejected when page.Page.Status.Accepted is not null =>
                "先前通过的上报仍然计入。请在工作簿里改正下面的错误，再上报一次。",
            Verdict.Rejected => "本期还没有可用的数据。请在工作簿里改正下面的错误，再上报一次。",
            Verdict.AcceptedWithQueries => "请逐条核对疑问：数填错了，改正后重新上报；没有错，写明情况并保存。",
            _ when page.Upload.ExplainedQueries > 0 => "疑问都已说明，不需要再办。",
            _ => "不需要再办。请核对下面的合计。",
        };

    /// <summary>The file itself is refused: a finding of the file, on no sheet.</summary>
    private static bool IsUnreadable(UploadPage page) =>
        page.Findings.Any(finding => finding is { Severity: Severity.Error, Sheet: null } && finding.Code.StartsWith('F'));
}
