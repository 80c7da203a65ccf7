namespace Pipeline.Steps.Offline;

/// <summary>
/// A folder holds no workbook of the period that was asked for; nothing was written. The Chinese message says what it holds instead.
/// </summary>
public sealed class NoWorkbooksException(string message) : Exception(message);
