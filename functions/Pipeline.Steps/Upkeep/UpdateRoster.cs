using System.Text;
using Microsoft.Extensions.Logging;
using Pipeline.Domain.History;
using Pipeline.Storage;
using Pipeline.Workbooks.Rosters;

namespace Pipeline.Steps.Upkeep;

/// <summary>Puts an uploaded roster (学校名录) in force; one that cannot be used leaves the earlier one in force, and says why.</summary>
public sealed partial class UpdateRoster(RosterStore rosters, ReceiptStore receipts, PeriodStore periods, TimeProvider time, ILogger<UpdateRoster> log)
{
    /// <summary>Runs for a name in the registry; other files than the roster are left alone. Safe to repeat.</summary>
    public async Task<RosterUpdate> RunAsync(string name, CancellationToken cancellationToken)
    {
        if (name != StorageNames.RosterFile || await rosters.UploadedAsync(name, cancellationToken) is not { } upload)
        {
            return new RosterUpdate(false, []);
        }
        var version = UploadVersion.Of(name, upload.ETag, upload.UploadedAt);
        await rosters.KeepAsync(version, upload.Content, cancellationToken);
        var reading = RosterReader.Read(upload.Content, name);
        if (reading.Roster is not { } roster)
        {
            await AnswerAsync(version, string.Join('\n', reading.Problems.Select(problem => problem.ToString()).Prepend("名录没有启用,原来的名录继续有效。问题如下:")), cancellationToken);
            LogRefused(version, reading.Problems.Length);
            return new RosterUpdate(false, reading.Problems);
        }
        var inForce = await rosters.PutAsync(new StoredRoster(roster, version, upload.UploadedAt), cancellationToken);
        await TouchAsync(cancellationToken);
        await AnswerAsync(version, inForce ? FormattableString.Invariant($"名录已启用,共{roster.Schools.Length}所学校,其中在办{roster.Expected.Count()}所。") : "已有更新的名录,这一份没有启用。", cancellationToken);
        LogTaken(version, roster.Schools.Length, inForce);
        return new RosterUpdate(inForce, []);
    }

    /// <summary>Coverage and areas follow the roster, so this year's and last year's periods are looked at again.</summary>
    private async Task TouchAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var known = new List<Domain.Periods.Period>();
        await foreach (var (period, touchedAt) in periods.TouchedAsync(cancellationToken))
        {
            if (touchedAt > now.AddYears(-1))
            {
                known.Add(period);
            }
        }
        foreach (var period in known)
        {
            await periods.TouchAsync(period, now, cancellationToken);
        }
    }

    private async Task AnswerAsync(string version, string text, CancellationToken cancellationToken) =>
        await receipts.PutTextAsync($"学校名录/{version}.txt", new MemoryStream(Encoding.UTF8.GetBytes(text + "\n")), cancellationToken);

    [LoggerMessage(1501, LogLevel.Information, "Roster {Version} with {Schools} schools (in force: {InForce}).")]
    private partial void LogTaken(string version, int schools, bool inForce);

    [LoggerMessage(1502, LogLevel.Error, "Roster {Version} cannot be used: {Problems} problems.")]
    private partial void LogRefused(string version, int problems);
}
