using Pipeline.Domain.Grids;

namespace Pipeline.Workbooks.Reading;

/// <summary>Ends the reading of one file with a reason; caught by <see cref="WorkbookOpener"/> alone.</summary>
internal sealed class RefusedException(FileRefusal refusal, string? kind = null, string? detail = null)
    : Exception(detail ?? refusal.ToString())
{
    public FileRefusal Refusal { get; } = refusal;

    /// <summary>What the file turned out to be, where that is known better than from its first bytes.</summary>
    public string? Kind { get; } = kind;

    /// <param name="detail">For developers; users read the sentence that belongs to the refusal.</param>
    public static RefusedException Damaged(string detail) => new(FileRefusal.Damaged, detail: detail);
}
