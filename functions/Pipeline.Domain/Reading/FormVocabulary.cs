using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Reading;

/// <summary>The words of a form, prepared once: names of columns and values of dimensions.</summary>
internal sealed class FormVocabulary
{
    private static readonly ConditionalWeakTable<FormDefinition, FormVocabulary> Prepared = [];

    private const int MostRemembered = 5_000;

    private FormVocabulary(FormDefinition form)
    {
        Columns = new ColumnNames(form);
        Headers = new HeaderTexts(Columns);
        Counters = [.. form.Measures.Select(CounterWords.Of)];
        Values = [.. form.Dimensions.Select(dimension => new DimensionValues(dimension))];
        ValueTotals = form
            .Dimensions.SelectMany(dimension => dimension.Values)
            .SelectMany(value => value.Aliases.Prepend(value.Name))
            .Select(name => RowLabels.Key(name) + "计")
            .ToFrozenSet(StringComparer.Ordinal);
    }

    public ColumnNames Columns { get; }

    /// <summary>
    /// Which value a text in a dimension's column is, given the row's 学段, and whether it might be another; null if it is none that is
    /// known.
    /// </summary>
    public Remembered<(int Index, string Text, string? Stage), (string Name, bool Doubtful)?> ValuesOfTexts { get; } = new(MostRemembered);

    /// <summary>What a text in a dimension's column makes of its row; null if it says nothing.</summary>
    public Remembered<(int Index, string Text), RowKind?> KindsOfLabels { get; } = new(MostRemembered);

    public HeaderTexts Headers { get; }

    /// <summary>What may stand behind each measure's figures, aligned with the form's measures.</summary>
    public ImmutableArray<ImmutableArray<string>> Counters { get; }

    /// <summary>Aligned with the form's dimensions.</summary>
    public ImmutableArray<DimensionValues> Values { get; }

    /// <summary>A known value with a bare 计 behind it (小学计): a total, where 会计 is none.</summary>
    public FrozenSet<string> ValueTotals { get; }

    public static FormVocabulary Of(FormDefinition form) => Prepared.GetValue(form, static form => new FormVocabulary(form));
}
