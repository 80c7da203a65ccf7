using System.Security.Cryptography;
using Pipeline.Storage.Access;

namespace Pipeline.Steps.Access;

/// <summary>How long a signed-in browser stays so: two hours without a request, twelve hours in all.</summary>
public sealed class SessionLife(AccessSessions sessions, TimeProvider time)
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(2);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(5);

    /// <summary>Begins a session, and takes away rows of the owner's that ended long ago.</summary>
    public async Task<AccessSession> BeginAsync(string owner, string subject, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var old in await sessions.OfAsync(owner, cancellationToken))
        {
            if (old.At < now - TimeSpan.FromDays(30))
            {
                await sessions.RemoveAsync(old, cancellationToken);
            }
        }
        var session = new AccessSession(owner, RandomNumberGenerator.GetHexString(32, true), subject, now, now, null);
        await sessions.AddAsync(session, cancellationToken);
        return session;
    }

    /// <summary>The session if it still lasts, noting the request; else null.</summary>
    public async Task<AccessSession?> CheckAsync(string owner, string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await sessions.FindAsync(owner, id, cancellationToken) is not { } session || !Lasts(session, now))
        {
            return null;
        }
        if (now - session.SeenAt > Noted)
        {
            await sessions.SeeAsync(session, now, cancellationToken);
        }
        return session;
    }

    public async Task EndAsync(string owner, string id, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(owner, id, cancellationToken) is { EndedAt: null } session)
        {
            await sessions.EndAsync(session, time.GetUtcNow(), cancellationToken);
        }
    }

    public static bool Lasts(AccessSession session, DateTimeOffset now) =>
        session.EndedAt is null && now - session.SeenAt < Idle && now - session.At < Longest;
}
