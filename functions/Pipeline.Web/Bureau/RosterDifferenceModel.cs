using Pipeline.Steps.Pages;

namespace Pipeline.Web.Bureau;

/// <summary>A roster that waits to be confirmed.</summary>
public sealed record RosterDifferenceModel(string Id, RosterDifference Difference);
