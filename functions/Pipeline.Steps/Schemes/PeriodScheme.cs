using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Storage;

namespace Pipeline.Steps.Schemes;

/// <summary>
/// The scheme (报表制度) that a period is held to: what it is pinned to, else what its year or its halves are, else the built-in one.
/// </summary>
public sealed class PeriodScheme(SchemeStore schemes, TimeProvider time)
{
    /// <param name="period">Null for an upload without one.</param>
    public async Task<FormCatalogue> OfAsync(Period? period, CancellationToken cancellationToken)
    {
        foreach (var at in period is { } own ? InOrder(own) : [])
        {
            if (await schemes.FindAsync(at, cancellationToken) is { } pinned && (at == period || pinned.IsByAct || period!.Value.IsYear))
            {
                return await schemes.ReadAsync(pinned.Digest, cancellationToken);
            }
        }
        return FormCatalogue.Standard;
    }

    /// <summary>The scheme that an upload is judged by; the first one pins its period to it.</summary>
    public async Task<FormCatalogue> PinAsync(Period? period, CancellationToken cancellationToken)
    {
        if (period is not { } own)
        {
            return FormCatalogue.Standard;
        }
        var pinned =
            await schemes.FindAsync(own, cancellationToken)
            ?? await schemes.PinAsync(own, await OfAsync(own, cancellationToken), time.GetUtcNow(), cancellationToken);
        return await schemes.ReadAsync(pinned.Digest, cancellationToken);
    }

    /// <summary>What the period itself is pinned to; null for nothing.</summary>
    public Task<PinnedScheme?> PinnedAsync(Period period, CancellationToken cancellationToken) =>
        schemes.FindAsync(period, cancellationToken);

    private static Period[] InOrder(Period period) =>
        period.IsYear ? [period, Period.SecondHalfOf(period.Year), Period.FirstHalfOf(period.Year)] : [period, period.WholeYear];
}
