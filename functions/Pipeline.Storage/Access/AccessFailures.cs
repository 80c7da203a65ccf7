namespace Pipeline.Storage.Access;

/// <summary>Sign-ins that failed in a row.</summary>
/// <param name="Until">Wrong codes are not looked at before; null if there is no wait.</param>
public sealed record AccessFailures(int Count, DateTimeOffset? Until)
{
    public static AccessFailures None { get; } = new(0, null);
}
