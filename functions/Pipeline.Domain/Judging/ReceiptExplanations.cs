using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Judging;

/// <summary>The explanations (情况说明) in the sheet 校验结果 of an upload that is a receipt coming back.</summary>
public sealed class ReceiptExplanations
{
    public const string SheetName = "校验结果";

    /// <summary>The table's columns in the order of the receipt.</summary>
    public static readonly ImmutableArray<string> Columns =
    [
        "序号",
        "编号",
        "级别",
        "工作表",
        "单元格",
        "填报内容",
        "问题",
        "如何修改",
        "情况说明",
    ];

    /// <summary>The receipt shows no more of a cell's text.</summary>
    public const int LongestShownText = 500;

    private const int LongestExplanation = 1_000;
    private static readonly int[] KeyColumns = [1, 3, 4, 5];

    private readonly Dictionary<(string Code, string Sheet, string Cell, string Text), string> byFinding = [];

    private ReceiptExplanations(ImmutableArray<QueryExplanation> items)
    {
        Items = items;
        foreach (var item in items)
        {
            byFinding.TryAdd(Key(item.Code, item.Sheet, item.Cell, item.Text), item.Explanation);
        }
    }

    /// <summary>In the order of the sheet.</summary>
    public ImmutableArray<QueryExplanation> Items { get; }

    /// <summary>The sheet is the receipt's own and no data.</summary>
    public static bool IsReceiptSheet(string name) => Folding.FoldKey(name) == SheetName;

    /// <summary>A cell's text as the receipt shows it.</summary>
    public static string ShownText(string? text) =>
        text is null ? ""
        : text.Length <= LongestShownText ? text
        : text[..LongestShownText] + "…";

    /// <summary>Reads what is filled in; nothing where the workbook has no such sheet or it is no longer a receipt's.</summary>
    public static ReceiptExplanations Read(WorkbookGrid workbook) =>
        new([.. workbook.Sheets.Where(sheet => IsReceiptSheet(sheet.Name)).SelectMany(ReadSheet)]);

    /// <summary>Explanations that were not given on a receipt; of two of the same query the first stands.</summary>
    public static ReceiptExplanations Of(ImmutableArray<QueryExplanation> items) => new(items);

    /// <summary>The findings, each query with its explanation where there is one; one without keeps what it has.</summary>
    public ImmutableArray<Finding> Apply(ImmutableArray<Finding> findings) =>
        Items.IsEmpty
            ? findings
            :
            [
                .. findings.Select(finding =>
                    finding.Severity == Severity.Query && TryFind(finding, out var words) ? finding with { Explanation = words } : finding
                ),
            ];

    /// <summary>
    /// The explanation of exactly this finding: same rule, place and content; a cell that was changed since must be explained anew.
    /// </summary>
    public bool TryFind(Finding finding, [NotNullWhen(true)] out string? explanation) =>
        byFinding.TryGetValue(Key(finding.Code, finding.Sheet ?? "", finding.Cell ?? "", ShownText(finding.Text)), out explanation);

    private static List<QueryExplanation> ReadSheet(SheetGrid sheet)
    {
        var explanations = new List<QueryExplanation>();
        int[]? columns = null;
        for (var index = 0; index < sheet.RowCount; index++)
        {
            var row = sheet.RowAt(index);
            if (columns is null)
            {
                columns = FindColumns(row);
                continue;
            }
            var explanation = CellText(row, columns[^1]).Trim();
            var code = CellText(row, columns[1]).Trim();
            if (explanation.Length > 0 && code.Length > 0)
            {
                explanations.Add(
                    new QueryExplanation(
                        code,
                        CellText(row, columns[3]),
                        CellText(row, columns[4]).Trim(),
                        CellText(row, columns[5]),
                        PersonalData.Mask(explanation.Length <= LongestExplanation ? explanation : explanation[..LongestExplanation])
                    )
                );
            }
        }
        return explanations;
    }

    /// <summary>Where each column stands, or null if the row is not the table's header.</summary>
    private static int[]? FindColumns(ReadOnlySpan<GridCell> row)
    {
        var columns = new int[Columns.Length];
        foreach (ref readonly var cell in row)
        {
            var index = cell.Kind == CellKind.Text ? Columns.IndexOf(Folding.FoldKey(cell.Text)) : -1;
            if (index >= 0)
            {
                columns[index] = cell.Column;
            }
        }
        return columns[^1] > 0 && KeyColumns.All(index => columns[index] > 0) ? columns : null;
    }

    private static string CellText(ReadOnlySpan<GridCell> row, int column) =>
        SheetGrid.TryGet(row, column, out var cell) ? CellWords.Display(cell) : "";

    private static (string, string, string, string) Key(string code, string sheet, string cell, string text) =>
        (code, Folding.Fold(sheet), cell, Folding.Fold(text));
}
