namespace Pipeline.Workbooks.Rosters;

/// <summary>What is wrong with a roster, and where.</summary>
/// <param name="Sheet">Null if the problem is the file's.</param>
/// <param name="Cell">Such as <c>A7</c>; null if no cell is to blame.</param>
/// <param name="Message">Chinese: what was found and how to mend it.</param>
public sealed record RosterProblem(string? Sheet, string? Cell, string Message)
{
    public override string ToString() =>
        (Sheet, Cell) switch
        {
            (null, _) => Message,
            (_, null) => $"{Sheet}:{Message}",
            _ => $"{Sheet}!{Cell}:{Message}",
        };
}
