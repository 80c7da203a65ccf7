using System.Globalization;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Templates;

/// <summary>The hidden sheet 选项: a column for each list of values, which the dropdowns point to.</summary>
internal sealed class OptionLists
{
    public const string SheetName = "选项";

    private readonly List<(string Name, string[] Values)> lists = [];

    public OptionLists(FormCatalogue forms)
    {
        foreach (var column in forms.Forms.SelectMany(form => form.Dimensions).Where(column => column.Values.Length > 0))
        {
            var values = column.Values.Select(value => value.Name).ToArray();
            if (!lists.Any(list => list.Values.SequenceEqual(values, StringComparer.Ordinal)))
            {
                lists.Add((column.Name, values));
            }
        }
    }

    /// <summary>Where the values of a column stand, for a dropdown.</summary>
    public string ReferenceOf(DimensionColumn column)
    {
        var values = column.Values.Select(value => value.Name).ToArray();
        var index = lists.FindIndex(list => list.Values.SequenceEqual(values, StringComparer.Ordinal));
        var name = CellAddress.ColumnName(index + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{SheetName}!${name}$2:${name}${values.Length + 1}");
    }

    public SheetXml ToSheet(StyleBook styles)
    {
        var sheet = new SheetXml
        {
            Widths = [.. lists.Select(_ => 26.0)],
            IsProtected = true,
            FrozenRows = 1,
        };
        var head = styles.Add(new CellFormat(Bold: true, Fill: "FFF2F2F2", Bordered: true, Centred: true));
        var body = styles.Add(new CellFormat(Bordered: true));
        for (var row = 0; row <= lists.Max(list => list.Values.Length); row++)
        {
            sheet.Begin(18);
            for (var column = 0; column < lists.Count; column++)
            {
                if (row == 0)
                {
                    sheet.Text(column + 1, head, lists[column].Name);
                }
                else if (row <= lists[column].Values.Length)
                {
                    sheet.Text(column + 1, body, lists[column].Values[row - 1]);
                }
            }
            sheet.End();
        }
        return sheet;
    }
}
