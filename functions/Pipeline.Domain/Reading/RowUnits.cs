using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>The unit of a row's money where a column 单位 beside the figures says it row by row.</summary>
internal sealed class RowUnits(TableHeader header)
{
    private readonly int column = header.RowUnitColumn;
    private readonly Dictionary<(TableColumn, MoneyUnit), QuantitySpec> specs = [];

    /// <summary>How a measure's cell of the row is read: in the row's unit where it states one for money, else in the column's.</summary>
    public QuantitySpec SpecOf(RowCells cells, TableColumn measure)
    {
        if (column == 0 || measure.Definition is not MeasureColumn { Kind: QuantityKind.Money }
            || !SheetGrid.TryGet(cells.All, column, out var cell) || cell.Kind != CellKind.Text
            || UnitWords.ReadAlone(Folding.FoldKey(cell.Text)).Money is var unit && unit == MoneyUnit.Unstated)
        {
            return measure.Spec!;
        }
        if (!specs.TryGetValue((measure, unit), out var spec))
        {
            spec = measure.Spec! with { StatedUnit = unit };
            specs[(measure, unit)] = spec;
        }
        return spec;
    }
}
