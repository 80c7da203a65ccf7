using System.Security.Claims;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Web.Identity;

/// <summary>The school of a request: from its session alone, never from address or form.</summary>
public sealed record SchoolIdentity(SchoolCode School, Period Period, string Session)
{
    private const string SchoolClaim = "school";
    private const string PeriodClaim = "period";
    private const string SessionClaim = "session";

    public ClaimsPrincipal ToPrincipal() =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(SchoolClaim, School.ToString()),
                    new Claim(PeriodClaim, Period.ToString()),
                    new Claim(SessionClaim, Session),
                    new Claim(ClaimTypes.NameIdentifier, School + "|" + Session),
                ],
                WebSchemes.School
            )
        );

    public static SchoolIdentity? Of(ClaimsPrincipal? user) =>
        user?.Identity is { IsAuthenticated: true, AuthenticationType: WebSchemes.School }
        && SchoolCode.TryParse(user.FindFirstValue(SchoolClaim), out var school)
        && Domain.Periods.Period.TryParse(user.FindFirstValue(PeriodClaim), out var period)
            ? new SchoolIdentity(school, period, user.FindFirstValue(SessionClaim) ?? "")
            : null;
}
