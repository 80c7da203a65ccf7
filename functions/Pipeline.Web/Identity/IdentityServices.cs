using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Steps.Access;
using Pipeline.Storage.Access;

namespace Pipeline.Web.Identity;

/// <summary>Sign-in and what it opens.</summary>
internal static class IdentityServices
{
    public static IServiceCollection AddWebIdentity(this IServiceCollection services, string signIn)
    {
        services.AddSingleton<SchoolCookieEvents>().AddSingleton<BureauCookieEvents>();
        var bureau = signIn == WebSchemes.EasyAuth ? WebSchemes.EasyAuth : WebSchemes.BureauCookie;
        services
            .AddAuthentication(WebSchemes.ByPath)
            .AddPolicyScheme(
                WebSchemes.ByPath,
                null,
                options => options.ForwardDefaultSelector = http => http.Request.Path.StartsWithSegments("/b") ? bureau : WebSchemes.School
            )
            .AddPolicyScheme(WebSchemes.Bureau, null, options => options.ForwardDefault = bureau)
            .AddScheme<AuthenticationSchemeOptions, EasyAuthHandler>(WebSchemes.EasyAuth, null)
            .AddCookie(WebSchemes.School, options => Set(options, "__Host-school", typeof(SchoolCookieEvents)))
            .AddCookie(WebSchemes.BureauCookie, options => Set(options, "__Host-bureau", typeof(BureauCookieEvents)));
        services
            .AddAuthorizationBuilder()
            .AddPolicy(WebSchemes.School, policy => policy.AddAuthenticationSchemes(WebSchemes.School).RequireAuthenticatedUser())
            .AddPolicy(RoleRequirement.PolicyOf(BureauRole.View), policy => Of(policy, BureauRole.View))
            .AddPolicy(RoleRequirement.PolicyOf(BureauRole.Handle), policy => Of(policy, BureauRole.Handle))
            .AddPolicy(RoleRequirement.PolicyOf(BureauRole.Manage), policy => Of(policy, BureauRole.Manage));
        return services;
    }

    private static void Of(AuthorizationPolicyBuilder policy, BureauRole role) =>
        policy.AddAuthenticationSchemes(WebSchemes.Bureau).RequireAuthenticatedUser().AddRequirements(new RoleRequirement(role));

    private static void Set(CookieAuthenticationOptions options, string name, Type events)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = SessionLife.Longest;
        options.SlidingExpiration = false;
        options.EventsType = events;
    }
}
