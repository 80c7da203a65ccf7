namespace Pipeline.Domain.Forms;

/// <summary>One sentence pattern (句式) of a form's report; see <c>Schemes/Sentences</c> for what a pattern may hold.</summary>
/// <param name="When">The condition as its author wrote it; empty if there is none.</param>
/// <param name="Text">The pattern as its author wrote it.</param>
public sealed record SentenceDefinition(string When, string Text);
