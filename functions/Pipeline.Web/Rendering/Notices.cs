namespace Pipeline.Web.Rendering;

/// <summary>The sentences that a page shows after a form was sent; addresses name them by a code, never by text.</summary>
public static class Notices
{
    private static readonly Dictionary<string, Notice> Known = new(StringComparer.Ordinal)
    {
        ["wrong"] = new("学校标识码或上报口令不对。口令印在口令单上，不分大小写。", true),
        ["bureau-wrong"] = new("账号、口令或动态码不对。动态码每30秒换一个，用过的不能再用。", true),
        ["once-wrong"] = new("一次性登录码不对，或已经用过。", true),
        ["expired"] = new("口令已过期，请向区县教育局领取本期的口令单。", true),
        ["session"] = new("登录已过期，刚才的操作没有办理。请重新登录。", true),
        ["sign-in"] = new("请先登录。"),
        ["out"] = new("已退出登录。"),
        ["no-file"] = new("没有选择文件，没有上报。请先选择填好的工作簿。", true),
        ["empty-file"] = new("文件是空的，没有上报。请打开文件检查后重新选择。", true),
        ["explained"] = new("说明已保存，回执已更新。"),
        ["not-explained"] = new("这一份上报不能再填说明。请在最新的上报里说明。", true),
        ["returned"] = new("已退回，学校登录后会看到原因。"),
        ["approved"] = new("已审核通过。"),
        ["already"] = new("已经办理过，没有重复记录。"),
        ["conflict"] = new("该校计入汇总的已不是这一份上报，没有办理。请核对后再办理。", true),
        ["refused"] = new("该校现在的状态不能这样办理，没有办理。请核对后再办理。", true),
        ["reason"] = new("退回要写明原因，没有办理。", true),
        ["locked"] = new("已锁定。之后的上报会保存，取消锁定后才计入。"),
        ["unlocked"] = new("已取消锁定。"),
        ["deadline"] = new("截止时间已记录。"),
        ["bad-deadline"] = new("截止时间不对，没有记录。请填写日期和时间。", true),
        ["published"] = new("已发布新的一版汇总。"),
        ["unchanged"] = new("没有变化，没有重新发布。"),
        ["nothing"] = new("本期还没有学校上报，没有发布。", true),
        ["busy"] = new("正在发布，请稍后刷新。"),
        ["retried"] = new("失败的上传已重新处理。"),
        ["opened"] = new("报告期已开放。"),
        ["bad-period"] = new("报告期不对，没有开放。", true),
        ["bad-school"] = new("不用报的学校应写10位学校标识码，没有开放。请核对后重填。", true),
        ["roster"] = new("名录已启用。"),
        ["roster-bad"] = new("名录没有启用，原来的名录继续有效。", true),
        ["code-revoked"] = new("口令已停用，该校的登录已全部退出。"),
        ["no-code"] = new("该校本期没有可停用的口令。", true),
        ["sessions-ended"] = new("该校的登录已全部退出。"),
        ["no-schools"] = new("没有选到学校，没有生成口令单。", true),
        ["too-many-schools"] = new("一次最多为200所学校生成口令单。请按学区分批生成。", true),
    };

    public static IEnumerable<string> Codes => Known.Keys;

    /// <summary>The sentence of a code; null if there is none.</summary>
    public static Notice? Find(string? code) =>
        code is not null && Known.TryGetValue(code, out var notice)
            ? notice
            : code switch
            {
                not null when Tail(code, "wait-") is { } seconds => new Notice($"试得太频繁，请{seconds}秒后再试。", true),
                not null when Tail(code, "big-") is { } size => new Notice(
                    $"文件有{size}MB，超过10MB，没有上报。请检查是否选错文件或插入了图片。",
                    true
                ),
                _ => null,
            };

    private static string? Tail(string code, string head) =>
        code.StartsWith(head, StringComparison.Ordinal)
        && code.Length - head.Length is > 0 and <= 4
        && !code.AsSpan(head.Length).ContainsAnyExceptInRange('0', '9')
            ? code[head.Length..]
            : null;
}
