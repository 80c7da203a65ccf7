using System.Security.Cryptography;
using System.Text;
using Pipeline.Storage.Access;

namespace Pipeline.Steps.Access;

/// <summary>
/// Derives and checks what is kept of codes; two derivations at once, so that guesses cannot take the processor from uploads.
/// </summary>
public sealed class SecretHasher : IDisposable
{
    public const int Iterations = 210_000;

    private const int SaltLength = 16;
    private const int HashLength = 32;
    private const int TagBits = 12;
    private readonly SemaphoreSlim gate = new(2, 2);

    public static SecretHash Create(string code)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new SecretHash(salt, Derive(code, salt, Iterations), Iterations, TagOf(code, salt));
    }

    /// <summary>Whether a code may be the right one; of wrong ones, one in 4,096 may.</summary>
    public static bool MayMatch(SecretHash secret, string code) => TagOf(code, secret.Salt) == secret.Tag;

    public async Task<bool> MatchesAsync(SecretHash secret, string code, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return CryptographicOperations.FixedTimeEquals(secret.Hash, Derive(code, secret.Salt, secret.Iterations));
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private static byte[] Derive(string code, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(code, salt, iterations, HashAlgorithmName.SHA512, HashLength);

    private static int TagOf(string code, byte[] salt)
    {
        var digest = HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(code));
        return ((digest[0] << 8) | digest[1]) >> (16 - TagBits);
    }
}
