namespace Pipeline.Web.Rendering;

/// <summary>A sentence above a page.</summary>
/// <param name="IsBad">Something was refused.</param>
public sealed record Notice(string Text, bool IsBad = false);
