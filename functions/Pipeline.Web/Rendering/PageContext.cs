using Pipeline.Storage.Access;
using Pipeline.Web.Identity;

namespace Pipeline.Web.Rendering;

/// <summary>What every page knows of the request that it answers.</summary>
/// <param name="FormField">The hidden field of every form, and its value.</param>
/// <param name="School">The school that is signed in on a school's page; null if none is.</param>
/// <param name="Person">The person who is signed in on a page of the bureau; null if nobody is.</param>
/// <param name="Notice">What was just done or refused; null if nothing was.</param>
public sealed record PageContext(
    string Path,
    (string Name, string Value) FormField,
    SchoolIdentity? School,
    BureauPerson? Person,
    Notice? Notice,
    string Contact
)
{
    public static PageContext Empty { get; } = new("/", ("", ""), null, null, null, "");

    public bool May(BureauRole role) => Person is { } person && person.Role >= role;
}
