using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Schemes;

/// <summary>Finds forms, columns and rates by what people call them: name, alias or code, folded as headers are.</summary>
public sealed class SchemeNames(ImmutableArray<FormDefinition> forms, ImmutableArray<RateDefinition> rates)
{
    public ImmutableArray<FormDefinition> Forms => forms;

    public ImmutableArray<RateDefinition> Rates => rates;

    public FormDefinition? Form(string text)
    {
        var key = Folding.FoldKey(text);
        return forms.FirstOrDefault(form => Folding.FoldKey(form.Sheet) == key)
            ?? forms.FirstOrDefault(form => form.SheetAliases.Any(name => Folding.FoldKey(name) == key))
            ?? forms.FirstOrDefault(form => form.Id == key);
    }

    public RateDefinition? Rate(string text)
    {
        var key = Folding.FoldKey(text);
        return rates.FirstOrDefault(rate => Folding.FoldKey(rate.Name) == key) ?? rates.FirstOrDefault(rate => rate.Id == key);
    }

    /// <summary>A column of a form by its name, an alias or its code.</summary>
    public static TColumn? Column<TColumn>(FormDefinition form, string text)
        where TColumn : ColumnDefinition
    {
        var key = Folding.FoldKey(text);
        var columns = form.Columns.OfType<TColumn>();
        return columns.FirstOrDefault(column => Folding.FoldKey(column.Name) == key)
            ?? columns.FirstOrDefault(column => column.Aliases.Any(alias => Folding.FoldKey(alias) == key))
            ?? columns.FirstOrDefault(column => column.Id == key);
    }

    /// <summary>Reads <c>表名.栏目</c>, or a column's name alone where the form is known.</summary>
    public bool TryMeasure(
        string text,
        FormDefinition? own,
        [NotNullWhen(true)] out FormDefinition? form,
        [NotNullWhen(true)] out MeasureColumn? measure
    )
    {
        if (own is not null && Column<MeasureColumn>(own, text) is { } near)
        {
            (form, measure) = (own, near);
            return true;
        }
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        form = dot < 0 ? null : Form(text[..dot]);
        measure = form is null ? null : Column<MeasureColumn>(form, text[(dot + 1)..]);
        return form is not null && measure is not null;
    }

    /// <summary>A value of a dimension by its name or an alias; an open dimension takes any text.</summary>
    public static string? Value(DimensionColumn dimension, string text)
    {
        var key = Folding.FoldKey(text);
        return dimension.Values.FirstOrDefault(value => value.Aliases.Prepend(value.Name).Any(name => Folding.FoldKey(name) == key))?.Name
            ?? (dimension.IsClosed ? null : Folding.Fold(text));
    }
}
