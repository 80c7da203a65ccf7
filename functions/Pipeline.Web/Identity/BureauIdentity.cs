using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Pipeline.Storage.Access;

namespace Pipeline.Web.Identity;

/// <summary>The person of a request to the bureau's pages, as the list of people has the person at this moment.</summary>
public static class BureauIdentity
{
    private const string SessionClaim = "session";
    private static readonly object Key = new();

    public static ClaimsPrincipal PrincipalOf(string session) =>
        new(new ClaimsIdentity([new Claim(SessionClaim, session), new Claim(ClaimTypes.NameIdentifier, session)], WebSchemes.Bureau));

    public static string? SessionOf(ClaimsPrincipal? user) => user?.FindFirstValue(SessionClaim);

    /// <summary>Notes the person for the request.</summary>
    public static void Set(HttpContext http, BureauPerson person) => http.Items[Key] = person;

    /// <summary>Null if nobody is signed in.</summary>
    public static BureauPerson? Of(HttpContext http) => http.Items.TryGetValue(Key, out var person) ? (BureauPerson?)person : null;
}
