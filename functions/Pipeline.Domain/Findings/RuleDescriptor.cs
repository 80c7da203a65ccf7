namespace Pipeline.Domain.Findings;

/// <summary>A rule's entry in the catalogue.</summary>
/// <param name="Code">Stable, never reused.</param>
/// <param name="Title">Chinese: the problem in a few words.</param>
/// <param name="Cause">Chinese: when the rule speaks, and where it comes from.</param>
/// <param name="Remedy">Chinese: how to mend it; the findings' own remedy where they need no more.</param>
public sealed record RuleDescriptor(string Code, Severity Severity, string Title, string Cause, string Remedy);
