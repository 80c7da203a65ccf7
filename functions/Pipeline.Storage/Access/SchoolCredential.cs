using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Storage.Access;

/// <summary>The access code (上报口令) of a school for a period, as far as it is kept.</summary>
/// <param name="Id">Changes with each new code, so that sessions of an earlier one end.</param>
/// <param name="By">Who issued it.</param>
/// <param name="Ends">From then on it opens nothing.</param>
/// <param name="RevokedAt">When it was withdrawn; null if it was not.</param>
public sealed record SchoolCredential(
    SchoolCode School,
    Period Period,
    string Id,
    SecretHash Secret,
    string By,
    DateTimeOffset At,
    DateTimeOffset Ends,
    DateTimeOffset? RevokedAt
)
{
    public bool IsValid(DateTimeOffset now) => RevokedAt is null && now < Ends;
}
