using Microsoft.Extensions.Logging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Text;
using Pipeline.Storage;
using Pipeline.Storage.Access;

namespace Pipeline.Steps.Access;

/// <summary>
/// Signs schools in by code. Eighty bits need no lockout, so nobody can lock a school out: after five wrong codes in a row wrong codes are
/// answered with a wait, and the right one is taken all the same.
/// </summary>
public sealed partial class SchoolAccess(
    SchoolCredentials credentials,
    SessionLife life,
    SecretHasher hasher,
    PeriodStore periods,
    AuditTrail audit,
    TimeProvider time,
    ILogger<SchoolAccess> log
)
{
    private const int FreeFailures = 5;
    private const int AlarmEvery = 50;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    public async Task<SignInResult> SignInAsync(string? school, string? typed, CancellationToken cancellationToken)
    {
        if (!SchoolCode.TryParse(Folding.FoldKey(school), out var at) || !AccessCode.TryRead(typed, out var code))
        {
            return new SignInResult(SignInOutcome.Wrong, null);
        }
        var (codes, failures) = await credentials.OfSchoolAsync(at, cancellationToken);
        if (codes.Count == 0)
        {
            return new SignInResult(SignInOutcome.Wrong, null);
        }
        foreach (var credential in codes.Where(each => each.RevokedAt is null && SecretHasher.MayMatch(each.Secret, code)))
        {
            if (await hasher.MatchesAsync(credential.Secret, code, cancellationToken))
            {
                return await AdmitAsync(credential, failures, cancellationToken);
            }
        }
        return await FailAsync(at, failures, cancellationToken);
    }

    /// <summary>The school and period of a session; null if it ended, or its code was withdrawn or replaced.</summary>
    public async Task<SchoolCredential?> CheckAsync(SchoolCode school, Period period, string session, CancellationToken cancellationToken)
    {
        var credential = credentials.FindAsync(school, period, cancellationToken);
        var lasting = await life.CheckAsync(SchoolCredentials.OwnerOf(school), session, cancellationToken);
        return await credential is { RevokedAt: null } current && lasting?.Subject == SubjectOf(current) ? current : null;
    }

    public Task SignOutAsync(SchoolCode school, string session, CancellationToken cancellationToken) =>
        life.EndAsync(SchoolCredentials.OwnerOf(school), session, cancellationToken);

    /// <summary>The period that a session's subject names.</summary>
    public static Period PeriodOf(AccessSession session) => Period.Parse(session.Subject.Split('|')[0]);

    private async Task<SignInResult> AdmitAsync(SchoolCredential credential, AccessFailures failures, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now >= IssueSchoolCodes.EndOf(await periods.DeadlineAsync(credential.Period, cancellationToken), credential.Ends))
        {
            return new SignInResult(SignInOutcome.Expired, null);
        }
        if (failures.Count > 0)
        {
            await credentials.SetFailuresAsync(credential.School, AccessFailures.None, cancellationToken);
        }
        var session = await life.BeginAsync(SchoolCredentials.OwnerOf(credential.School), SubjectOf(credential), cancellationToken);
        await audit.AddAsync(
            new AuditEvent(now, credential.School.ToString(), "学校登录", credential.Period.ToString(), credential.School.ToString(), ""),
            cancellationToken
        );
        return new SignInResult(SignInOutcome.Done, session);
    }

    private async Task<SignInResult> FailAsync(SchoolCode school, AccessFailures failures, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (failures.Until is { } until && now < until)
        {
            return new SignInResult(SignInOutcome.TooMany, null, (int)Math.Ceiling((until - now).TotalSeconds));
        }
        var count = failures.Count + 1;
        await credentials.SetFailuresAsync(
            school,
            new AccessFailures(count, count % FreeFailures == 0 ? now + Wait : null),
            cancellationToken
        );
        if (count % FreeFailures == 0)
        {
            await audit.AddAsync(
                new AuditEvent(now, school.ToString(), "口令连续不对", null, school.ToString(), $"{count}次"),
                cancellationToken
            );
        }
        if (count % AlarmEvery == 0)
        {
            LogGuessing(school.ToString(), count);
        }
        return new SignInResult(SignInOutcome.Wrong, null);
    }

    private static string SubjectOf(SchoolCredential credential) => $"{credential.Period}|{credential.Id}";

    [LoggerMessage(1701, LogLevel.Error, "School {School} had {Count} wrong access codes in a row.")]
    private partial void LogGuessing(string school, int count);
}
