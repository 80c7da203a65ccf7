using System.Collections.Immutable;

namespace Pipeline.Domain.Forms;

/// <summary>One form of the standard workbook, as its document in <c>Forms/Documents</c> declares it.</summary>
public sealed class FormDefinition
{
    internal FormDefinition(
        string id,
        string sheet,
        ImmutableArray<string> sheetAliases,
        string title,
        string unitLine,
        ImmutableArray<string> guide,
        bool required,
        ImmutableArray<ColumnDefinition> columns,
        ImmutableArray<CheckDefinition> checks,
        ImmutableArray<SentenceDefinition> sentences
    )
    {
        Sentences = sentences;
        Id = id;
        Sheet = sheet;
        SheetAliases = sheetAliases;
        Title = title;
        UnitLine = unitLine;
        Guide = guide;
        Required = required;
        Columns = columns;
        Checks = checks;
        Dimensions = Numbered(columns.OfType<DimensionColumn>());
        Measures = Numbered(columns.OfType<MeasureColumn>());
        Texts = Numbered(columns.OfType<TextColumn>());
    }

    /// <summary>The English id: <c>students</c>, <c>aid</c>, <c>awards</c>.</summary>
    public string Id { get; }

    /// <summary>The sheet's name in the standard workbook.</summary>
    public string Sheet { get; }

    public ImmutableArray<string> SheetAliases { get; }

    /// <summary>The title's last part, after school and period.</summary>
    public string Title { get; }

    /// <summary>The unit line above the header, such as <c>单位:人</c>.</summary>
    public string UnitLine { get; }

    /// <summary>Sentences of the instructions page.</summary>
    public ImmutableArray<string> Guide { get; }

    /// <summary>A workbook without the sheet is rejected.</summary>
    public bool Required { get; }

    /// <summary>All columns in the order of the standard workbook.</summary>
    public ImmutableArray<ColumnDefinition> Columns { get; }

    public ImmutableArray<DimensionColumn> Dimensions { get; }

    public ImmutableArray<MeasureColumn> Measures { get; }

    /// <summary>Text and date columns.</summary>
    public ImmutableArray<TextColumn> Texts { get; }

    public ImmutableArray<CheckDefinition> Checks { get; }

    /// <summary>What the report says of the form, in order; none where it says the key figures in one sentence.</summary>
    public ImmutableArray<SentenceDefinition> Sentences { get; }

    /// <summary>The dimension that says which children are meant; null if the form has none.</summary>
    public DimensionColumn? PersonsDimension => Dimensions.FirstOrDefault(dimension => dimension.TellsPersonsApart);

    /// <summary>
    /// The dimension that holds the 学段: the one that is read as such, else the one that tells persons apart; null if the form has none.
    /// </summary>
    public DimensionColumn? StageDimension =>
        Dimensions.FirstOrDefault(dimension => dimension.Reading == DimensionReading.Stage) ?? PersonsDimension;

    /// <summary>The measure's position in <see cref="Measures"/>.</summary>
    /// <exception cref="KeyNotFoundException">The form has no such measure.</exception>
    public MeasureColumn Measure(string id) =>
        Measures.FirstOrDefault(measure => measure.Id == id) ?? throw new KeyNotFoundException($"Form {Id} has no measure {id}.");

    /// <exception cref="KeyNotFoundException">The form has no such dimension.</exception>
    public DimensionColumn Dimension(string id) =>
        Dimensions.FirstOrDefault(dimension => dimension.Id == id) ?? throw new KeyNotFoundException($"Form {Id} has no dimension {id}.");

    private static ImmutableArray<TColumn> Numbered<TColumn>(IEnumerable<TColumn> columns)
        where TColumn : ColumnDefinition
    {
        var list = columns.ToImmutableArray();
        for (var i = 0; i < list.Length; i++)
        {
            list[i].Index = i;
        }
        return list;
    }
}
