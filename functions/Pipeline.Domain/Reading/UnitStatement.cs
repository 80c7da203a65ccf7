namespace Pipeline.Domain.Reading;

/// <summary>A unit that is stated somewhere, and where.</summary>
/// <param name="Where">As messages name the place: 表上方的A2, 封面的B9, 页眉.</param>
/// <param name="Row">0 if no cell of the table's sheet states it.</param>
/// <param name="Column">0 if no cell of the table's sheet states it.</param>
internal sealed record UnitStatement(UnitWords.Stated Unit, string Where, int Row, int Column, string Text);
