namespace Pipeline.Workbooks.Receipts;

/// <summary>Whether an accepted upload goes into the figures.</summary>
public enum ReceiptStatus
{
    Counts,

    /// <summary>The period is locked: it waits for the lock's end.</summary>
    HeldByLock,

    /// <summary>A newer upload came before it was processed, or the bureau returned a newer one.</summary>
    NewerCounts,
}
