using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Steps.Access;

namespace Pipeline.Web.Identity;

/// <summary>
/// Takes the person whom the platform signed in. Its header can be sent by anyone, so it counts only where the platform says that it checks
/// (<c>WEBSITE_AUTH_ENABLED</c>).
/// </summary>
public sealed class EasyAuthHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IConfiguration configuration,
    BureauAccess access
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";
    private static readonly string[] AccountClaims = ["preferred_username", ClaimTypes.Upn, ClaimTypes.Email, "email"];

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (
            !string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "true", StringComparison.OrdinalIgnoreCase)
            || AccountOf(Request.Headers[Header]) is not { } account
        )
        {
            return AuthenticateResult.NoResult();
        }
        if (await access.KnownAsync(account, Context.RequestAborted) is not { } person)
        {
            return AuthenticateResult.Fail("The account is not on the list of people.");
        }
        BureauIdentity.Set(Context, person);
        return AuthenticateResult.Success(new AuthenticationTicket(BureauIdentity.PrincipalOf(account), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status303SeeOther;
        Response.Headers.Location = "/.auth/login/aad?post_login_redirect_uri=/b";
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => SignInRedirect.DenyAsync(Context);

    private static string? AccountOf(string? header)
    {
        try
        {
            using var principal = JsonDocument.Parse(Convert.FromBase64String(header ?? ""));
            var claims = principal
                .RootElement.GetProperty("claims")
                .EnumerateArray()
                .Select(claim => (Type: claim.GetProperty("typ").GetString(), Value: claim.GetProperty("val").GetString()))
                .ToList();
            return AccountClaims
                .Select(type => claims.Find(claim => claim.Type == type).Value)
                .FirstOrDefault(value => !string.IsNullOrEmpty(value));
        }
        catch (Exception exception)
            when (exception is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
