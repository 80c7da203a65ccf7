using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.History;

namespace Pipeline.Steps.Pages;

/// <summary>What the page of one upload shows.</summary>
/// <param name="Upload">Null while it is not judged.</param>
/// <param name="FileName">Of the upload, judged or not.</param>
/// <param name="Findings">In their order, with what was explained since; a finding's place names it.</param>
/// <param name="Counts">Its figures go into the summary.</param>
public sealed record UploadPage(
    SchoolPage Page,
    string Version,
    string FileName,
    UploadRecord? Upload,
    ImmutableArray<Finding> Findings,
    bool Counts
)
{
    /// <summary>Queries of this upload may be explained on the page.</summary>
    public bool TakesExplanations => Upload is { IsAcceptable: true };
}
