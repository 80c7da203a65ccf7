namespace Pipeline.Workbooks.Ooxml;

/// <summary>The upload cannot be marked safely; the receipt then holds 校验结果 alone.</summary>
internal sealed class UnmarkableException(string message) : Exception(message);
