using Pipeline.Domain.Periods;
using Pipeline.Steps.Access;

namespace Pipeline.Web.Bureau;

/// <summary>口令单 of some schools.</summary>
/// <param name="Address">Of the site, without a slash at the end.</param>
public sealed record SheetsModel(Period Period, IReadOnlyList<IssuedCode> Codes, string Address);
