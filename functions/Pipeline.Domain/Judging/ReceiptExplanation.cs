namespace Pipeline.Domain.Judging;

/// <summary>What a school wrote into 情况说明 of a receipt, with what tells the finding that it speaks of.</summary>
/// <param name="Sheet">Empty where the finding names no sheet.</param>
/// <param name="Cell">Empty where the finding names no cell.</param>
/// <param name="Text">填报内容 as the receipt showed it.</param>
/// <param name="Explanation">The school's words, never blank.</param>
public sealed record ReceiptExplanation(string Code, string Sheet, string Cell, string Text, string Explanation);
