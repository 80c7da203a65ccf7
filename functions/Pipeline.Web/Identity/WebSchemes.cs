namespace Pipeline.Web.Identity;

/// <summary>Names of sign-in schemes and of what they open.</summary>
public static class WebSchemes
{
    public const string School = "school";
    public const string Bureau = "bureau";

    /// <summary>Chooses by the path: schools and bureau never share a sign-in.</summary>
    public const string ByPath = "by-path";

    public const string EasyAuth = "easyauth";
    public const string BureauCookie = "bureau-cookie";
}
