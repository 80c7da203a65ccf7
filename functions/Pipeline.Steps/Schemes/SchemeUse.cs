using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Steps.Upkeep;

namespace Pipeline.Steps.Schemes;

/// <summary>What putting a scheme in force for a period came to, or would come to.</summary>
/// <param name="Refusal">Chinese: why it cannot be; null if it can.</param>
/// <param name="Changes">What the scheme says otherwise than the one before.</param>
/// <param name="Rejudged">Null if it was refused.</param>
public sealed record SchemeUse(
    string? Refusal,
    FormCatalogue Before,
    FormCatalogue After,
    ImmutableArray<string> Changes,
    RejudgeResult? Rejudged
);
