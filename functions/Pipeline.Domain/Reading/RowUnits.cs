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

    /// <summary>The row's unit and the column's own header name two different units of money.</summary>
    public bool Contradict(RowCells cells, TableColumn measure, out GridCell unitCell)
    {
        unitCell = default;
        return column > 0
            && measure.Unit.Money != MoneyUnit.Unstated
            && measure.Definition is MeasureColumn { Kind: QuantityKind.Money }
            && SheetGrid.TryGet(cells.All, column, out unitCell)
            && unitCell.Kind == CellKind.Text
            && UnitWords.ReadAlone(Folding.FoldKey(unitCell.Text)).Money is var unit
            && unit != MoneyUnit.Unstated
            && unit != measure.Unit.Money;
    }

    /// <summary>How a measure's cell of the row is read: in the row's unit where it states one for money, else in the column's.</summary>
    public QuantitySpec SpecOf(RowCells cells, TableColumn measure)
    {
        if (
            column == 0
            || measure.Definition is not MeasureColumn { Kind: QuantityKind.Money }
            || !SheetGrid.TryGet(cells.All, column, out var cell)
            || cell.Kind != CellKind.Text
            || UnitWords.ReadAlone(Folding.FoldKey(cell.Text)).Money is var unit && unit == MoneyUnit.Unstated
        )
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
