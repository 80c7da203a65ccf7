using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>The columns of 数据明细: one column for every dimension name over all forms, so that figures can be filtered and pivoted.</summary>
internal sealed class DetailColumns
{
    private readonly Dictionary<DimensionColumn, int> byDimension = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FormDefinition, ImmutableArray<DimensionColumn>> inOrder = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FormDefinition, CountedUnits?> units = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<int> wide = [];

    public DetailColumns(FormCatalogue forms)
    {
        var headers = new List<string> { "区县", "学区", "片区", "学校标识码", "学校名称", "报告期", "报表" };
        foreach (var dimension in forms.Forms.SelectMany(form => form.Dimensions))
        {
            var at = headers.IndexOf(dimension.Name);
            if (at < 0)
            {
                at = headers.Count;
                headers.Add(dimension.Name);
            }
            byDimension.Add(dimension, at + 1);
            if (dimension.Values.Any(value => TextWidth.Of(value.Name) > 12))
            {
                wide.Add(at + 1);
            }
        }
        foreach (var form in forms.Forms)
        {
            inOrder.Add(form, [.. form.Dimensions.OrderBy(Of)]);
            units.Add(form, CountedUnits.Of(form));
        }
        LastDimension = headers.Count;
        headers.AddRange(["附注", "指标", "数值", "单位", "约数", "推算", "计入汇总", "文件", "版本", "工作表", "单元格", "填报内容"]);
        Headers = [.. headers];
    }

    public const int School = 4;
    public const int Form = 7;

    public ImmutableArray<string> Headers { get; }

    public int LastDimension { get; }

    /// <summary>Stored texts of the row, such as 获奖项目.</summary>
    public int Note => LastDimension + 1;

    public int Measure => LastDimension + 2;

    public int Value => LastDimension + 3;

    public int Unit => LastDimension + 4;

    public int Approximate => LastDimension + 5;

    public int Derived => LastDimension + 6;

    public int Counted => LastDimension + 7;

    public int File => LastDimension + 8;

    public int Version => LastDimension + 9;

    public int Sheet => LastDimension + 10;

    public int Cell => LastDimension + 11;

    public int Text => LastDimension + 12;

    /// <summary>The column of a dimension, from 1.</summary>
    public int Of(DimensionColumn dimension) => byDimension[dimension];

    /// <summary>A form's dimensions from left to right: two forms may name the same ones in another order.</summary>
    public ImmutableArray<DimensionColumn> InOrder(FormDefinition form) => inOrder[form];

    /// <summary>The units that a form's measure counts in; null if it has one.</summary>
    public CountedUnits? UnitsOf(FormDefinition form) => units[form];

    public double Width(int column) =>
        column switch
        {
            School => 12,
            School + 1 => 20,
            6 => 13,
            _ when column == Value => 18,
            _ when column == Note || column == File => 25,
            _ when column == Measure => 17,
            _ when column == Text => 14,
            _ when column > Form && column <= LastDimension => wide.Contains(column) ? 22 : 12,
            _ when column == Unit || column == Approximate || column == Derived || column == Cell => 8,
            _ => 11,
        };
}
