using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Storage.Access;

namespace Pipeline.Steps.Access;

/// <summary>
/// 口令单 between their making and their one download: encrypted, named by chance, taken away when they are fetched or after an hour.
/// </summary>
public sealed class AccessSheets(KeyRingStore shelf, IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private IDataProtector Protector => protection.CreateProtector("Pipeline.AccessSheets");

    /// <summary>Keeps a sheet and returns the name to fetch it by.</summary>
    public async Task<string> KeepAsync(Period period, IReadOnlyCollection<IssuedCode> codes, CancellationToken cancellationToken)
    {
        await shelf.RemoveSheetsAsync(time.GetUtcNow() - Kept, cancellationToken);
        var id = RandomNumberGenerator.GetHexString(32, true);
        var document = new Document(
            period.ToString(),
            [.. codes.Select(code => new Line(code.School.ToString(), code.Name, code.Area, code.Code, code.Ends))]
        );
        await shelf.PutSheetAsync(id, Protector.Protect(JsonSerializer.SerializeToUtf8Bytes(document)), cancellationToken);
        return id;
    }

    /// <summary>Fetches a sheet, once; null if it was fetched before, or never was.</summary>
    public async Task<(Period Period, IReadOnlyList<IssuedCode> Codes)?> TakeAsync(string id, CancellationToken cancellationToken)
    {
        if (
            id.Length != 32
            || id.AsSpan().ContainsAnyExcept("0123456789abcdef")
            || await shelf.TakeSheetAsync(id, cancellationToken) is not { } encrypted
        )
        {
            return null;
        }
        var document = JsonSerializer.Deserialize<Document>(Protector.Unprotect(encrypted))!;
        return (
            Period.Parse(document.Period),
            [.. document.Lines.Select(line => new IssuedCode(SchoolCode.Parse(line.School), line.Name, line.Area, line.Code, line.Ends))]
        );
    }

    private sealed record Document(string Period, Line[] Lines);

    private sealed record Line(string School, string Name, string Area, string Code, DateTimeOffset Ends);
}
