using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>
/// Tells whether a header below the table's own is the same one, printed again at the top of a page, or that of another table. The same:
/// each cell of the row says what the header's row says in that column, and between it and the table stands nothing but what stands above
/// the first header too.
/// </summary>
internal sealed class HeaderAgain
{
    private const int LeastColumns = 2;
    private const int LongestLabel = 60;
    private const int MostRemembered = 2_000;

    private readonly SheetGrid sheet;
    private readonly TableHeader header;
    private readonly ColumnNames names;
    private readonly List<Dictionary<int, string>> headerRows = [];
    private readonly HashSet<string> titles = new(StringComparer.Ordinal);
    private readonly HashSet<string> headerTexts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> folded = new(StringComparer.Ordinal);

    public HeaderAgain(SheetGrid sheet, FormDefinition form, TableHeader header)
    {
        this.sheet = sheet;
        this.header = header;
        names = FormVocabulary.Of(form).Columns;
        for (var index = 0; index < sheet.RowCount && sheet.RowNumberAt(index) <= header.LastRow; index++)
        {
            if (sheet.RowNumberAt(index) >= header.FirstRow)
            {
                headerRows.Add(TextsOf(index));
                headerTexts.UnionWith(headerRows[^1].Values);
            }
            else
            {
                titles.UnionWith(TextsOf(index).Values);
            }
        }
    }

    /// <summary>The row is one of the header's own rows once more, cell by cell.</summary>
    public bool Repeats(RowCells cells)
    {
        if (cells.First.Kind != CellKind.Text || !headerTexts.Contains(KeyOf(cells.First)))
        {
            return false;
        }
        var texts = TextsOf(cells.Index);
        return headerRows.Exists(row =>
            row.Count == texts.Count && texts.All(cell => row.TryGetValue(cell.Key, out var text) && text == cell.Value)
        );
    }

    /// <summary>The row says only what stands above the header too: a printed page's title.</summary>
    public bool IsTitle(RowCells cells) =>
        cells.FilledCount <= 2
        && cells.First.Kind == CellKind.Text
        && titles.Contains(KeyOf(cells.First))
        && OnlyTitlesBetween(cells.Index, cells.Index + 1);

    /// <summary>The row names columns of the form, and holds nothing that could be data.</summary>
    public bool LooksLikeHeader(RowCells cells)
    {
        if (cells.HasNumber || cells.LabelCount + cells.MeasureCount < LeastColumns || cells.First.Kind != CellKind.Text)
        {
            return false;
        }
        var (known, other) = (0, 0);
        foreach (ref readonly var cell in cells.All)
        {
            if (CellWords.IsBlank(cell))
            {
                continue;
            }
            var isName = cell.Kind == CellKind.Text && names.TryFind(UnitWords.SplitHeader(KeyOf(cell)).Name, out _);
            known += isName ? 1 : 0;
            other += isName ? 0 : 1;
            if (other > known + 1)
            {
                return false;
            }
        }
        return known >= Math.Max(LeastColumns + 1, other) || (known >= LeastColumns && other == 0);
    }

    /// <summary>
    /// Rows between the table and a header that comes again hold only what stands above the first header: a printed page's title.
    /// </summary>
    /// <param name="from">The first filled row behind the table.</param>
    /// <param name="end">The filled row of the header that comes again.</param>
    public bool OnlyTitlesBetween(int from, int end)
    {
        for (var index = from; index < end; index++)
        {
            foreach (ref readonly var cell in sheet.RowAt(index))
            {
                if (!CellWords.IsBlank(cell) && !(cell.Kind == CellKind.Text && IsPageText(Folding.FoldKey(Short(cell)))))
                {
                    return false;
                }
            }
        }
        return true;
    }

    /// <summary>Where the header stands, for a message.</summary>
    public int HeaderRow => header.LastRow;

    private bool IsPageText(string key) =>
        titles.Contains(key) || key is "续表" or "(续表)" or "续" or "(续)" || (key.StartsWith('第') && key.EndsWith('页'));

    private Dictionary<int, string> TextsOf(int index)
    {
        var texts = new Dictionary<int, string>();
        foreach (ref readonly var cell in sheet.RowAt(index))
        {
            if (!CellWords.IsBlank(cell))
            {
                texts[cell.Column] = Folding.FoldKey(Short(cell));
            }
        }
        return texts;
    }

    /// <summary>The folded text of a cell; labels repeat, so that they are remembered.</summary>
    private string KeyOf(in GridCell cell)
    {
        var text = Short(cell);
        if (!folded.TryGetValue(text, out var key))
        {
            key = Folding.FoldKey(text);
            if (folded.Count < MostRemembered)
            {
                folded[text] = key;
            }
        }
        return key;
    }

    private static string Short(in GridCell cell) => CellWords.Display(cell) is { Length: <= LongestLabel } text ? text : "";
}
