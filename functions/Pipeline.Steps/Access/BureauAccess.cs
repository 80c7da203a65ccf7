using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;
using Pipeline.Domain.Text;
using Pipeline.Storage.Access;

namespace Pipeline.Steps.Access;

/// <summary>
/// The bureau's people: who they are, and how they sign in with code and one-time password where no sign-in service is at hand.
/// </summary>
public sealed class BureauAccess(
    BureauPeople people,
    SessionLife life,
    AccessSessions sessions,
    SecretHasher hasher,
    IDataProtectionProvider protection,
    AuditTrail audit,
    TimeProvider time
)
{
    private const int TotpBytes = 20;
    private const int TotpSeconds = 30;
    private static readonly TimeSpan TicketLife = TimeSpan.FromDays(1);

    private IDataProtector Protector => protection.CreateProtector("Pipeline.BureauTotp");

    /// <summary>Puts a person on the list, or in the place of the earlier entry with the same account, whose sessions end.</summary>
    public async Task<IssuedPerson> IssueAsync(
        string account,
        string name,
        BureauRole role,
        ImmutableArray<string> areas,
        string by,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var code = AccessCode.Create();
        var secret = Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(TotpBytes));
        await people.PutAsync(
            new BureauPerson(account, name, role, areas, SecretHasher.Create(code), Protector.Protect(secret), 0, null),
            cancellationToken
        );
        await EndSessionsAsync(account, cancellationToken);
        await audit.AddAsync(new AuditEvent(now, by, "开通教育局人员", null, null, $"{name}({account})"), cancellationToken);
        var address = new OtpUri(OtpType.Totp, secret, account, "教育统计上报").ToString();
        return new IssuedPerson(account, code, secret, address, await TicketAsync(account, cancellationToken));
    }

    /// <summary>A ticket that signs a person in once within a day.</summary>
    public async Task<string> TicketAsync(string account, CancellationToken cancellationToken)
    {
        var ticket = AccessCode.Create();
        await people.AddTicketAsync(DigestOf(ticket), BureauPeople.IdOf(account), time.GetUtcNow() + TicketLife, cancellationToken);
        return ticket;
    }

    /// <summary>Takes a person off; false if there is none.</summary>
    public async Task<bool> RevokeAsync(string account, string by, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(BureauPeople.IdOf(account), cancellationToken) is not { RevokedAt: null } person)
        {
            return false;
        }
        await people.PutAsync(person with { RevokedAt = time.GetUtcNow() }, cancellationToken);
        await EndSessionsAsync(account, cancellationToken);
        await audit.AddAsync(
            new AuditEvent(time.GetUtcNow(), by, "停用教育局人员", null, null, $"{person.Name}({person.Account})"),
            cancellationToken
        );
        return true;
    }

    public async Task<SignInResult> SignInAsync(string? account, string? typed, string? password, CancellationToken cancellationToken)
    {
        var wrong = new SignInResult(SignInOutcome.Wrong, null);
        var id = BureauPeople.IdOf(account ?? "");
        if (
            !AccessCode.TryRead(typed, out var code)
            || await people.FindAsync(id, cancellationToken) is not { RevokedAt: null, Secret: { } secret, ProtectedTotp: { } totp } person
            || !SecretHasher.MayMatch(secret, code)
            || !await hasher.MatchesAsync(secret, code, cancellationToken)
        )
        {
            return wrong;
        }
        var now = time.GetUtcNow();
        var verifier = new Totp(Base32Encoding.ToBytes(Protector.Unprotect(totp)), step: TotpSeconds);
        return
            verifier.VerifyTotp(now.UtcDateTime, Folding.FoldKey(password), out var step, new VerificationWindow(previous: 1, future: 1))
            && await people.TryUseTotpStepAsync(id, step, cancellationToken)
            ? await AdmitAsync(person, cancellationToken)
            : wrong;
    }

    /// <summary>Signs in with a ticket, which is used up.</summary>
    public async Task<SignInResult> SignInOnceAsync(string? typed, CancellationToken cancellationToken) =>
        AccessCode.TryRead(typed, out var ticket)
        && await people.TakeTicketAsync(DigestOf(ticket), time.GetUtcNow(), cancellationToken) is { } id
        && await people.FindAsync(id, cancellationToken) is { RevokedAt: null } person
            ? await AdmitAsync(person, cancellationToken)
            : new SignInResult(SignInOutcome.Wrong, null);

    /// <summary>The person of a session, as the list has the person now; null if either ended.</summary>
    public async Task<BureauPerson?> CheckAsync(string session, CancellationToken cancellationToken) =>
        await life.CheckAsync(BureauPeople.Owner, session, cancellationToken) is { } lasting
        && await people.FindAsync(lasting.Subject, cancellationToken) is { RevokedAt: null } person
            ? person
            : null;

    /// <summary>The person whom a sign-in service names; null if the list has none.</summary>
    public async Task<BureauPerson?> KnownAsync(string account, CancellationToken cancellationToken) =>
        await people.FindAsync(BureauPeople.IdOf(account), cancellationToken) is { RevokedAt: null } person ? person : null;

    public Task SignOutAsync(string session, CancellationToken cancellationToken) =>
        life.EndAsync(BureauPeople.Owner, session, cancellationToken);

    private async Task<SignInResult> AdmitAsync(BureauPerson person, CancellationToken cancellationToken)
    {
        var session = await life.BeginAsync(BureauPeople.Owner, BureauPeople.IdOf(person.Account), cancellationToken);
        await audit.AddAsync(new AuditEvent(time.GetUtcNow(), person.Name, "教育局登录", null, null, person.Account), cancellationToken);
        return new SignInResult(SignInOutcome.Done, session);
    }

    private async Task EndSessionsAsync(string account, CancellationToken cancellationToken)
    {
        foreach (var session in await sessions.OfAsync(BureauPeople.Owner, cancellationToken))
        {
            if (session.EndedAt is null && session.Subject == BureauPeople.IdOf(account))
            {
                await sessions.EndAsync(session, time.GetUtcNow(), cancellationToken);
            }
        }
    }

    private static string DigestOf(string ticket) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ticket)))[..32];
}
