using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;

namespace Pipeline.Domain.Schemes;

/// <summary>What a reporting scheme (报表制度) says of itself.</summary>
/// <param name="Name">制度名称.</param>
/// <param name="Issuer">编制单位; empty if it names none.</param>
/// <param name="Version">版本; written into templates.</param>
/// <param name="From">适用自: the first period; null if it has no beginning.</param>
/// <param name="Until">适用至: the last period; null if it has no end.</param>
/// <param name="Note">说明.</param>
public sealed record SchemeHeader(string Name, string Issuer, string Version, Period? From, Period? Until, string Note)
{
    /// <summary>Of documents that say nothing of their scheme.</summary>
    public static SchemeHeader Standard { get; } = new("标准报表", "", FormCatalogue.StandardVersion, null, null, "");

    /// <summary>Whether the scheme is made for a period.</summary>
    public bool Covers(Period period) =>
        (From is not { } from || from.FirstDay <= period.FirstDay) && (Until is not { } until || period.LastDay <= until.LastDay);
}
