using System.ComponentModel.DataAnnotations;

namespace Pipeline.Web;

/// <summary>What may be set about the pages. Section <c>Pipeline:Web</c>.</summary>
public sealed class WebOptions
{
    public const string Section = "Pipeline:Web";

    /// <summary>
    /// How the bureau signs in: <c>code</c> (access code and one-time password), or <c>easyauth</c> (the platform's own sign-in, in Azure
    /// only). Default: code.
    /// </summary>
    [RegularExpression("^(code|easyauth)$")]
    public string SignIn { get; set; } = "code";

    /// <summary>
    /// The page's address as schools see it, for the codes on printed sheets, such as <c>https://tj.example.gov.cn</c>; empty takes the
    /// address of the request. Default: empty.
    /// </summary>
    [RegularExpression("^(https?://[^/]+)?$")]
    public string PublicAddress { get; set; } = "";

    /// <summary>Whom schools ask, shown on their pages: an office and its telephone. Default: empty.</summary>
    [StringLength(200)]
    public string Contact { get; set; } = "";
}
