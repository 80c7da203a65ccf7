using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Pipeline.Steps.Access;

namespace Pipeline.Web.Identity;

/// <summary>Holds each request of a school against its session and its code.</summary>
public sealed class SchoolCookieEvents(SchoolAccess access) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (
            SchoolIdentity.Of(context.Principal) is { } school
            && await access.CheckAsync(school.School, school.Period, school.Session, context.HttpContext.RequestAborted) is not null
        )
        {
            return;
        }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        SignInRedirect.ToAsync(context.HttpContext, "/s");

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        SignInRedirect.DenyAsync(context.HttpContext);
}
