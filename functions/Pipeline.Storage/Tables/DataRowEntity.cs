using System.Globalization;
using Azure.Data.Tables;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Submissions;

namespace Pipeline.Storage.Tables;

/// <summary>
/// One data row as an entity: <c>d_</c> dimension, <c>t_</c> text (with <c>_col</c>), <c>m_</c> measure (a count, or money in 分) with
/// <c>_col</c> (the sheet's column, 0 for none), <c>_approx</c>, <c>_derived</c> and <c>_text</c> where they say something.
/// </summary>
internal static class DataRowEntity
{
    public static TableEntity Write(string set, int ordinal, DataRow row)
    {
        var entity = new TableEntity(set, string.Create(CultureInfo.InvariantCulture, $"{row.Form.Id}|{ordinal:D6}"))
        {
            ["Sheet"] = TableText.Fit(row.Sheet),
            ["Row"] = row.Row,
        };
        foreach (var column in row.Form.Dimensions)
        {
            Set(entity, "d_" + column.Id, TableText.Fit(row.Dimensions[column.Index]));
        }
        foreach (var column in row.Form.Texts)
        {
            Set(entity, "t_" + column.Id, TableText.Fit(row.Texts[column.Index]));
        }
        foreach (var column in row.Form.Measures.Where(column => row.Values[column.Index].HasValue))
        {
            WriteValue(entity, "m_" + column.Id, row.Values[column.Index]);
        }
        return entity;
    }

    public static DataRow Read(TableEntity entity, FormDefinition form) =>
        new(
            form,
            entity.Text("Sheet"),
            entity.Whole("Row"),
            [.. form.Dimensions.Select(column => entity.GetString("d_" + column.Id))],
            [.. form.Texts.Select(column => entity.GetString("t_" + column.Id))],
            [.. form.Measures.Select(column => ReadValue(entity, "m_" + column.Id))]
        );

    /// <summary>Whether there is a figure of a measure that the form does not have.</summary>
    public static bool HasMore(TableEntity entity, FormDefinition form) =>
        entity.Keys.Any(key =>
            key.StartsWith("m_", StringComparison.Ordinal)
            && key.EndsWith("_col", StringComparison.Ordinal)
            && !form.Measures.Any(column => key.AsSpan(2, key.Length - 6).SequenceEqual(column.Id))
        );

    /// <summary>The form's id that a row key begins with.</summary>
    public static string FormOf(TableEntity entity) => entity.RowKey[..entity.RowKey.LastIndexOf('|')];

    private static void WriteValue(TableEntity entity, string name, MeasureValue value)
    {
        entity[name] = value.Value;
        entity[name + "_col"] = value.Column;
        Set(entity, name + "_text", TableText.Fit(value.Text));
        Set(entity, name + "_approx", value.Approximate ? true : null);
        Set(entity, name + "_derived", value.State == MeasureState.Derived ? true : null);
    }

    private static MeasureValue ReadValue(TableEntity entity, string name) =>
        entity.GetInt64(name) is not { } value
            ? default
            : new MeasureValue(
                entity.GetBoolean(name + "_derived") == true ? MeasureState.Derived : MeasureState.Reported,
                value,
                entity.GetBoolean(name + "_approx") == true,
                entity.GetInt32(name + "_col") ?? 0,
                entity.GetString(name + "_text")
            );

    private static void Set(TableEntity entity, string name, object? value)
    {
        if (value is not null)
        {
            entity[name] = value;
        }
    }
}
