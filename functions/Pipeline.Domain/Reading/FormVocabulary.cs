using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Reading;

/// <summary>The words of a form, prepared once: names of columns and values of dimensions.</summary>
internal sealed class FormVocabulary
{
    private static readonly ConditionalWeakTable<FormDefinition, FormVocabulary> Prepared = [];

    private FormVocabulary(FormDefinition form)
    {
        Columns = new ColumnNames(form);
        Values = [.. form.Dimensions.Select(dimension => new DimensionValues(dimension))];
        ValueTotals = form.Dimensions.SelectMany(dimension => dimension.Values).SelectMany(value => value.Aliases.Prepend(value.Name))
            .Select(name => RowLabels.Key(name) + "计").ToFrozenSet(StringComparer.Ordinal);
    }

    public ColumnNames Columns { get; }

    /// <summary>Aligned with the form's dimensions.</summary>
    public ImmutableArray<DimensionValues> Values { get; }

    /// <summary>A known value with a bare 计 behind it (小学计): a total, where 会计 is none.</summary>
    public FrozenSet<string> ValueTotals { get; }

    public static FormVocabulary Of(FormDefinition form) => Prepared.GetValue(form, static form => new FormVocabulary(form));
}
