using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;

namespace Pipeline.Steps.Offline;

/// <summary>What a folder is consolidated into, and against what.</summary>
/// <param name="Folder">The workbooks.</param>
/// <param name="Period">The period that is summed up.</param>
/// <param name="Output">Where summary, document, receipts and summary.json go.</param>
public sealed record FolderOptions(string Folder, Period Period, string Output)
{
    public const string JsonFile = "summary.json";

    /// <summary>Null takes the schools that the folder holds.</summary>
    public Roster? Roster { get; init; }

    /// <summary>The workbooks of earlier periods, to compare with; null if there are none.</summary>
    public string? PreviousFolder { get; init; }

    /// <summary>The bureau's own table layouts (表样), which are filled; null if there are none.</summary>
    public string? TablesFolder { get; init; }

    /// <summary>Files in the folder that are no school's, such as the roster.</summary>
    public IReadOnlyList<string> Besides { get; init; } = [];

    public FormCatalogue Forms { get; init; } = FormCatalogue.Standard;

    /// <summary>
    /// A folder without any workbook of the period is a failure (<see cref="NoWorkbooksException"/>), not an empty summary.
    /// </summary>
    public bool DemandsWorkbooks { get; init; }

    /// <summary>Who makes the figures final, and when; null leaves them preliminary.</summary>
    public Finality? Final { get; init; }

    /// <summary>Receipts are written for every workbook of the period.</summary>
    public bool WritesReceipts { get; init; } = true;

    /// <summary>The summary workbook and the document are written, not summary.json alone.</summary>
    public bool WritesDocuments { get; init; } = true;
}
