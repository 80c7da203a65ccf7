using System.Collections.Concurrent;
using System.Security.Cryptography;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Storage;
using Pipeline.Storage.Access;

namespace Pipeline.Steps.Access;

/// <summary>Issues access codes (上报口令) for schools and a period; a new code ends the school's earlier one and its sessions.</summary>
public sealed class IssueSchoolCodes(
    SchoolCredentials credentials,
    AccessSessions sessions,
    PeriodStore periods,
    AuditTrail audit,
    TimeProvider time
)
{
    /// <summary>Codes end this long after the period's deadline, or after a first term where no deadline is set yet.</summary>
    private static readonly TimeSpan AfterDeadline = TimeSpan.FromDays(30);
    private static readonly TimeSpan WithoutDeadline = TimeSpan.FromDays(90);

    /// <summary>When a code of a period ends.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset? deadline, DateTimeOffset otherwise) => deadline + AfterDeadline ?? otherwise;

    /// <param name="by">The signed-in person, or the tool.</param>
    /// <returns>In the order of the schools.</returns>
    public async Task<IReadOnlyList<IssuedCode>> RunAsync(
        Period period,
        IReadOnlyCollection<School> schools,
        string by,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var ends = EndOf(await periods.DeadlineAsync(period, cancellationToken), now + WithoutDeadline);
        var issued = new ConcurrentDictionary<SchoolCode, IssuedCode>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            schools,
            options,
            async (school, token) =>
            {
                var code = AccessCode.Create();
                await credentials.PutAsync(
                    new SchoolCredential(
                        school.Code,
                        period,
                        RandomNumberGenerator.GetHexString(16, true),
                        SecretHasher.Create(code),
                        by,
                        now,
                        ends,
                        null
                    ),
                    token
                );
                await EndSessionsAsync(school.Code, token);
                await audit.AddAsync(new AuditEvent(now, by, "生成口令", period.ToString(), school.Code.ToString(), ""), token);
                issued[school.Code] = new IssuedCode(school.Code, school.Name, school.AreaPath, code, ends);
            }
        );
        return [.. schools.Select(school => issued[school.Code])];
    }

    /// <summary>Withdraws a school's code and ends its sessions; false if there was none.</summary>
    public async Task<bool> RevokeAsync(Period period, SchoolCode school, string by, string why, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var revoked = await credentials.RevokeAsync(school, period, now, cancellationToken);
        await EndSessionsAsync(school, cancellationToken);
        if (revoked)
        {
            await audit.AddAsync(new AuditEvent(now, by, "停用口令", period.ToString(), school.ToString(), why), cancellationToken);
        }
        return revoked;
    }

    /// <summary>Signs a school out everywhere; its code stays.</summary>
    public async Task<int> EndSessionsAsync(SchoolCode school, CancellationToken cancellationToken)
    {
        var ended = 0;
        foreach (var session in await sessions.OfAsync(SchoolCredentials.OwnerOf(school), cancellationToken))
        {
            if (session.EndedAt is null)
            {
                await sessions.EndAsync(session, time.GetUtcNow(), cancellationToken);
                ended++;
            }
        }
        return ended;
    }
}
