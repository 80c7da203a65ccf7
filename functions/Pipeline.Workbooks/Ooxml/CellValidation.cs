namespace Pipeline.Workbooks.Ooxml;

/// <summary>What cells accept, and what the user is told.</summary>
/// <param name="Cells">A range such as <c>C5:C60</c>.</param>
/// <param name="Type"><c>list</c>, <c>whole</c>, <c>decimal</c>, <c>date</c>, <c>textLength</c>.</param>
/// <param name="Operator">Null for <c>between</c> and for lists.</param>
/// <param name="First">The first bound, or the list.</param>
/// <param name="Second">The second bound; null if there is none.</param>
/// <param name="Title">Of both messages, at most 32 characters.</param>
/// <param name="Prompt">Shown beside the cell, at most 255 characters.</param>
/// <param name="Error">Shown when the entry does not fit, at most 255 characters; empty if anything goes.</param>
/// <param name="IsWarning">The user may keep an entry that does not fit.</param>
internal sealed record CellValidation(
    string Cells,
    string Type,
    string? Operator,
    string First,
    string? Second,
    string Title,
    string Prompt,
    string Error,
    bool IsWarning = false
);
