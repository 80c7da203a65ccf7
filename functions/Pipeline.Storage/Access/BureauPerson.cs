using System.Collections.Immutable;

namespace Pipeline.Storage.Access;

/// <summary>A person of the bureau who may sign in.</summary>
/// <param name="Account">As the person types it, or as the sign-in service names the person.</param>
/// <param name="Name">As acts are signed.</param>
/// <param name="Areas">Paths of areas that the person is bound to; empty for all.</param>
/// <param name="Secret">Null if another service checks who it is.</param>
/// <param name="ProtectedTotp">The secret of the one-time passwords, encrypted; null if there is none.</param>
/// <param name="LastTotpStep">The last step whose password was used; none is taken twice.</param>
public sealed record BureauPerson(
    string Account,
    string Name,
    BureauRole Role,
    ImmutableArray<string> Areas,
    SecretHash? Secret,
    string? ProtectedTotp,
    long LastTotpStep,
    DateTimeOffset? RevokedAt
)
{
    /// <summary>Whether an area's path lies within what the person may see.</summary>
    public bool Sees(string areaPath) =>
        Areas.IsEmpty || Areas.Any(area => areaPath == area || areaPath.StartsWith(area + "/", StringComparison.Ordinal));
}
