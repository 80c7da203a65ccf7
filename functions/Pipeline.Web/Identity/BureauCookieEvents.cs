using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Pipeline.Steps.Access;

namespace Pipeline.Web.Identity;

/// <summary>Holds each request of the bureau against its session and the list of people.</summary>
public sealed class BureauCookieEvents(BureauAccess access) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (
            BureauIdentity.SessionOf(context.Principal) is { } session
            && await access.CheckAsync(session, context.HttpContext.RequestAborted) is { } person
        )
        {
            BureauIdentity.Set(context.HttpContext, person);
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        SignInRedirect.ToAsync(context.HttpContext, "/b/sign-in");

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        SignInRedirect.DenyAsync(context.HttpContext);
}
