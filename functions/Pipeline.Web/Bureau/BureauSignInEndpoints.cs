using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Pipeline.Steps.Access;
using Pipeline.Storage.Access;
using Pipeline.Web.Components;
using Pipeline.Web.Identity;
using Pipeline.Web.Rendering;

namespace Pipeline.Web.Bureau;

/// <summary>How the bureau's people come in and go out.</summary>
internal static class BureauSignInEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/b/sign-in",
                (IOptions<WebOptions> options) =>
                    options.Value.SignIn == "code" ? (IResult)new PageResult<BureauSignInView>() : new SeeOther("/b")
            )
            .AllowAnonymous();
        routes.MapPost("/b/sign-in", SignInAsync).AllowAnonymous();
        routes.MapPost("/b/sign-in/once", OnceAsync).AllowAnonymous();
        routes.MapPost("/b/sign-out", SignOutAsync).RequireAuthorization(RoleRequirement.PolicyOf(BureauRole.View));
    }

    private static async Task<IResult> SignInAsync(HttpContext http, BureauAccess access, IOptions<WebOptions> options)
    {
        var form = http.Request.Form;
        return options.Value.SignIn == "code"
            ? await AdmitAsync(
                http,
                await access.SignInAsync(form["account"], form["code"], form["totp"], http.RequestAborted),
                "bureau-wrong"
            )
            : Results.NotFound();
    }

    private static async Task<IResult> OnceAsync(HttpContext http, BureauAccess access, IOptions<WebOptions> options) =>
        options.Value.SignIn == "code"
            ? await AdmitAsync(http, await access.SignInOnceAsync(http.Request.Form["once"], http.RequestAborted), "once-wrong")
            : Results.NotFound();

    private static async Task<IResult> AdmitAsync(HttpContext http, SignInResult result, string refusal)
    {
        if (result.Session is not { } session)
        {
            return new SeeOther("/b/sign-in?m=" + refusal);
        }
        await http.SignInAsync(WebSchemes.BureauCookie, BureauIdentity.PrincipalOf(session.Id));
        return new SeeOther("/b");
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, BureauAccess access, IOptions<WebOptions> options)
    {
        if (options.Value.SignIn != "code")
        {
            return new SeeOther("/.auth/logout");
        }
        await access.SignOutAsync(BureauIdentity.SessionOf(http.User) ?? "", http.RequestAborted);
        await http.SignOutAsync(WebSchemes.BureauCookie);
        return new SeeOther("/b/sign-in?m=out");
    }
}
