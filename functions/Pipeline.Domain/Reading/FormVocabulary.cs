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
    }

    public ColumnNames Columns { get; }

    /// <summary>Aligned with the form's dimensions.</summary>
    public ImmutableArray<DimensionValues> Values { get; }

    public static FormVocabulary Of(FormDefinition form) => Prepared.GetValue(form, static form => new FormVocabulary(form));
}
