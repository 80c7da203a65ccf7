namespace Pipeline.Workbooks.Layouts;

/// <summary>A placeholder that could not be filled: nothing was guessed, it stands as it was.</summary>
/// <param name="Layout">The layout's file.</param>
/// <param name="Cell">As the filled table has it; null if the problem is the file's.</param>
/// <param name="Text">The cell's text.</param>
/// <param name="Problem">Chinese: why.</param>
public sealed record LayoutProblem(string Layout, string? Sheet, string? Cell, string Text, string Problem);
