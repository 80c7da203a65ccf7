using Pipeline.Domain.History;
using Pipeline.Steps.Pages;

namespace Pipeline.Web.Bureau;

/// <summary>One school's report.</summary>
/// <param name="Shown">The upload that is looked at; null if nothing came.</param>
/// <param name="Before">What counted a year earlier; null if nothing did.</param>
public sealed record OneSchoolModel(SchoolPage Page, UploadPage? Shown, UploadRecord? Before)
{
    /// <summary>The bureau may act on what is shown: it counts.</summary>
    public bool Counts => Shown?.Counts is true;
}
