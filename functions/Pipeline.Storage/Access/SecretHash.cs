namespace Pipeline.Storage.Access;

/// <summary>What is kept of an access code: enough to check it, too little to recover it.</summary>
/// <param name="Salt">Random, one a code.</param>
/// <param name="Hash">PBKDF2-SHA-512 of the code.</param>
/// <param name="Iterations">Of the derivation.</param>
/// <param name="Tag">Twelve bits of another digest: nearly every wrong code is told by it without the cost of the derivation.</param>
public sealed record SecretHash(byte[] Salt, byte[] Hash, int Iterations, int Tag);
