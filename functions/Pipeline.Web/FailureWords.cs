using Microsoft.AspNetCore.Http;

namespace Pipeline.Web;

/// <summary>What a page says when a request cannot be answered.</summary>
/// <param name="Title">A few words.</param>
/// <param name="Text">What happened and what to do.</param>
/// <param name="Back">Where to go on.</param>
public sealed record FailureWords(int Status, string Title, string Text, string Back)
{
    /// <summary>The words for a status.</summary>
    public static FailureWords Of(int status, string path)
    {
        var back = BackOf(path);
        return status switch
        {
            StatusCodes.Status400BadRequest => new(status, "没有办理", "发来的内容不完整，没有办理。请返回后重试。", back),
            StatusCodes.Status403Forbidden => new(status, "没有权限", "您没有办理这一项的权限。需要的话，请联系教育局的管理人员。", back),
            StatusCodes.Status404NotFound => new(status, "没有找到", "没有这个页面，或者您看不到它。请从首页重新进入。", back),
            StatusCodes.Status405MethodNotAllowed => new(status, "没有找到", "这个地址不能直接打开。请从首页重新进入。", back),
            StatusCodes.Status413PayloadTooLarge => new(
                status,
                "文件太大",
                "文件超过10MB，没有上报。请检查是否选错文件或插入了图片。",
                back
            ),
            _ => new(status, "没有办理", "请求没有办理。请返回后重试。", back),
        };
    }

    /// <summary>A form from a page that was open for too long, or from elsewhere.</summary>
    public static FailureWords Stale(string path) =>
        new(
            StatusCodes.Status400BadRequest,
            "页面已过期",
            path.EndsWith("/uploads", StringComparison.Ordinal)
                ? "页面放得太久，没有上报。请重新选择文件。"
                : "页面放得太久，没有办理。请返回后重试。",
            BackOf(path)
        );

    /// <summary>A failure of ours.</summary>
    /// <param name="isUpload">A file was being sent; it is not safe, for once it is, failures are no failures of the request.</param>
    public static FailureWords Ours(string path, string id, bool isUpload) =>
        new(
            StatusCodes.Status500InternalServerError,
            "系统出错",
            isUpload
                ? $"系统出错，您的文件未收到。编号{id}，请告诉教育局。"
                : $"系统出错，刚才的操作可能没有完成。编号{id}，请告诉教育局。",
            BackOf(path)
        );

    private static string BackOf(string path) => path.StartsWith("/b", StringComparison.Ordinal) ? "/b" : "/s";
}
