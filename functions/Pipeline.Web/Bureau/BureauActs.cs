using Microsoft.AspNetCore.Http;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Pages;
using Pipeline.Storage.Access;
using Pipeline.Web.Identity;

namespace Pipeline.Web.Bureau;

/// <summary>Notes who did what; acts are signed by the signed-in person, never by a text from a form.</summary>
public sealed class BureauActs(AuditTrail audit, ReadBoard boards, TimeProvider time)
{
    /// <summary>How a person signs.</summary>
    public static string SignatureOf(BureauPerson person) =>
        person.Name == person.Account ? person.Name : $"{person.Name}({person.Account})";

    public static string SignatureOf(HttpContext http) => SignatureOf(BureauIdentity.Of(http)!);

    public async Task NoteAsync(HttpContext http, string what, Period? period, SchoolCode? school, string detail)
    {
        if (period is { } at)
        {
            boards.Forget(at);
        }
        await audit.AddAsync(
            new AuditEvent(time.GetUtcNow(), SignatureOf(http), what, period?.ToString(), school?.ToString(), detail),
            http.RequestAborted
        );
    }
}
