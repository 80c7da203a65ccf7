using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Reading;

/// <summary>
/// Reads the measures of a row, and completes what follows from the others: a blank 合计, a blank 受助人次, a formula without a value.
/// </summary>
internal sealed class MeasureRowReader
{
    /// <summary>Results nearer than this differ by binary noise alone.</summary>
    private const double LeastDifference = 1e-6;

    private readonly FormDefinition form;
    private readonly SheetPlace place;
    private readonly TableHeader header;
    private readonly FindingSink findings;
    private readonly SheetGrid sheet;
    private readonly RowUnits units;
    private readonly int[] slots;
    private readonly (int Total, int[] Parts)[] sums;

    public MeasureRowReader(FormDefinition form, SheetGrid sheet, SheetPlace place, TableHeader header, FindingSink findings)
    {
        this.form = form;
        this.place = place;
        this.header = header;
        this.findings = findings;
        this.sheet = sheet;
        units = new RowUnits(header);
        slots = header.Slots(form.Measures);
        sums =
        [
            .. form
                .Checks.OfType<CheckDefinition.Sum>()
                .Select(sum => (form.Measure(sum.Total).Index, sum.Parts.Select(part => form.Measure(part).Index).ToArray())),
        ];
    }

    /// <summary>The measures of a row; see <see cref="ReadRow"/>.</summary>
    public readonly record struct Measured(ImmutableArray<MeasureValue> Values, uint Faults, ImmutableArray<string?> Counters);

    public Measured Read(RowCells cells)
    {
        var values = new MeasureValue[form.Measures.Length];
        string?[]? counters = null;
        uint faults = 0;
        uint formulas = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (slots[i] < 0 || !cells.TryGet(slots[i], out var cell))
            {
                continue;
            }
            if (cell.Kind == CellKind.Blank || IsStale(cell))
            {
                formulas |= 1u << i;
                continue;
            }
            var spec = units.SpecOf(cells, header.Columns[slots[i]]);
            if (units.Contradict(cells, header.Columns[slots[i]], out var unitCell))
            {
                findings.Add(
                    RuleCatalogue.UnitContradiction,
                    place,
                    unitCell.Row,
                    unitCell.Column,
                    unitCell.Text,
                    $"这一行的单位是“{QuantityFindings.Quote(unitCell.Text!)}”,“{QuantityFindings.Quote(header.Columns[slots[i]].Label)}”列名中的单位不同。"
                );
            }
            var reading = ReadCell(cell, header.Columns[slots[i]], spec);
            if (reading.Outcome == QuantityOutcome.Fault)
            {
                faults |= 1u << i;
            }
            else if (reading.HasValue)
            {
                values[i] = new MeasureValue(MeasureState.Reported, reading.Value, reading.Approximate, cell.Column, AsWritten(cell, spec));
                if (reading.Detail is { } counter)
                {
                    (counters ??= new string?[values.Length])[i] = counter;
                }
            }
        }
        Complete(cells, values, ref faults, formulas);
        return new Measured(
            ImmutableCollectionsMarshal.AsImmutableArray(values),
            faults,
            ImmutableCollectionsMarshal.AsImmutableArray(counters)
        );
    }

    /// <summary>The values of a 合计 row: blanks, dashes and formulas without a value stay unchecked.</summary>
    public ImmutableArray<MeasureValue> ReadTotals(RowCells cells)
    {
        var values = new MeasureValue[form.Measures.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (
                slots[i] < 0
                || !cells.TryGet(slots[i], out var cell)
                || cell.Kind == CellKind.Blank
                || IsStale(cell)
                || (cell.Kind == CellKind.Text && CellWords.IsNone(cell.Text))
            )
            {
                continue;
            }
            var spec = units.SpecOf(cells, header.Columns[slots[i]]);
            var reading =
                sheet.FactsOf(cell)?.Shown is { } shown && cell.Kind == CellKind.Number
                    ? ShownFigure.Read(cell.Number, shown, spec).Reading
                    : Understand(cell, spec);
            if (reading.Outcome == QuantityOutcome.Fault)
            {
                ReportFault(reading.Fault, cell, header.Columns[slots[i]], spec);
            }
            else if (reading.HasValue)
            {
                values[i] = new MeasureValue(MeasureState.Reported, reading.Value, reading.Approximate, cell.Column, null);
            }
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    /// <summary>The file says that the result must be worked out again, and doing so does not give the same.</summary>
    private bool IsStale(in GridCell cell) =>
        (cell.Flags & CellFlags.Stale) != 0
        && !(
            cell.Kind == CellKind.Number
            && FormulaValue.Of(sheet, sheet.FactsOf(cell)?.Formula) is { } result
            && Math.Abs(result - cell.Number) <= LeastDifference
        );

    private QuantityReading ReadCell(in GridCell cell, TableColumn column, QuantitySpec spec)
    {
        var facts = sheet.FactsOf(cell);
        if (facts?.Shown is { } shown && cell.Kind == CellKind.Number)
        {
            return ReadShown(cell, shown, column, spec);
        }
        var reading = Understand(cell, spec);
        if (facts?.Written is { } written)
        {
            findings.Add(
                RuleCatalogue.PartLeftOut,
                place,
                cell.Row,
                cell.Column,
                written,
                $"“{column.Definition.Name}”写的是“{QuantityFindings.Quote(written)}”,其中有划掉的或上下标的字,按“{QuantityFindings.Quote(cell.Text ?? "")}”计。"
            );
        }
        if (reading.Outcome == QuantityOutcome.Fault)
        {
            ReportFault(reading.Fault, cell, column, spec);
        }
        else if (reading.Approximate)
        {
            var text = CellWords.Display(cell);
            findings.Add(
                RuleCatalogue.Approximate,
                place,
                cell.Row,
                cell.Column,
                text,
                QuantityFindings.ApproximateProblem(column.Definition.Name, text, reading.Value, spec.Kind)
            );
        }
        if ((cell.Flags & CellFlags.ExternalReference) != 0)
        {
            findings.Add(
                RuleCatalogue.ExternalValue,
                place,
                cell.Row,
                cell.Column,
                CellWords.Display(cell),
                $"“{column.Definition.Name}”的公式引用了别的工作簿,没有打开,按文件里保存的结果计。"
            );
        }
        return reading;
    }

    private QuantityReading ReadShown(in GridCell cell, string shown, TableColumn column, QuantitySpec spec)
    {
        var (reading, rule) = ShownFigure.Read(cell.Number, shown, spec);
        var stored = CellWords.Display(cell);
        if (rule is not null)
        {
            var counted = reading.HasValue ? $",暂按显示的{QuantityFormat.Figure(reading.Value, spec.Kind)}计" : "";
            findings.Add(
                rule,
                place,
                cell.Row,
                cell.Column,
                shown,
                $"“{column.Definition.Name}”显示的是“{QuantityFindings.Quote(shown)}”,存储的是{stored}{counted}。"
            );
        }
        else if (reading.Approximate)
        {
            findings.Add(
                RuleCatalogue.Approximate,
                place,
                cell.Row,
                cell.Column,
                shown,
                QuantityFindings.ApproximateProblem(column.Definition.Name, shown, reading.Value, spec.Kind)
            );
        }
        else if (reading.Outcome == QuantityOutcome.Fault)
        {
            ReportFault(reading.Fault, cell, column, spec);
        }
        return reading;
    }

    private static QuantityReading Understand(in GridCell cell, QuantitySpec spec) =>
        cell.Kind switch
        {
            CellKind.Number => QuantityReader.ReadNumber(cell.Number, spec),
            CellKind.Text => QuantityReader.ReadText(cell.Text!, spec),
            CellKind.Error => QuantityReader.ReadText(cell.Text ?? "#VALUE!", spec),
            CellKind.Boolean => QuantityReader.ReadText(cell.Number != 0 ? "TRUE" : "FALSE", spec),
            _ => QuantityReader.ReadText(CellWords.Display(cell), spec),
        };

    private void ReportFault(QuantityFault fault, in GridCell cell, TableColumn column, QuantitySpec spec)
    {
        var rule = cell.Kind == CellKind.Error ? RuleCatalogue.ErrorValue : QuantityFindings.RuleOf(fault);
        var text = CellWords.Display(cell);
        findings.Add(rule, place, cell.Row, cell.Column, text, QuantityFindings.Problem(column.Definition.Name, text, rule, spec));
    }

    /// <summary>What the school wrote, where it is not simply the value in its unit.</summary>
    private static string? AsWritten(in GridCell cell, QuantitySpec spec) =>
        cell.Kind switch
        {
            CellKind.Text => cell.Text,
            CellKind.Number when spec.StatedUnit is not (MoneyUnit.Unstated or MoneyUnit.Yuan) || spec.CountScale != 1 => CellWords.Display(
                cell
            ),
            CellKind.Number => null,
            _ => CellWords.Display(cell),
        };

    private void Complete(RowCells cells, MeasureValue[] values, ref uint faults, uint formulas)
    {
        foreach (var (total, parts) in sums)
        {
            CompleteTotal(cells, values, ref faults, ref formulas, total, parts);
        }
        for (var i = 0; i < values.Length; i++)
        {
            var measure = form.Measures[i];
            if ((formulas & (1u << i)) != 0 && !CompleteFormula(cells, values, slots[i], measure))
            {
                faults |= 1u << i;
                var column = header.Columns[slots[i]].Column;
                findings.Add(
                    RuleCatalogue.FormulaWithoutValue,
                    place,
                    cells.Row,
                    column,
                    "",
                    $"“{measure.Name}”是公式,但文件里没有保存结果,也不能由别的单元格推出。"
                );
            }
            else if (!values[i].HasValue && (faults & (1u << i)) == 0)
            {
                CompleteBlank(values, ref faults, measure);
            }
        }
    }

    /// <summary>A formula without a result that is plain arithmetic over the sheet's cells.</summary>
    private bool CompleteFormula(RowCells cells, MeasureValue[] values, int slot, MeasureColumn measure)
    {
        if (!cells.TryGet(slot, out var cell) || FormulaValue.Of(sheet, sheet.FactsOf(cell)?.Formula) is not { } result)
        {
            return false;
        }
        var spec = units.SpecOf(cells, header.Columns[slot]);
        var reading = QuantityReader.ReadNumber(result, spec);
        if (!reading.HasValue)
        {
            return false;
        }
        values[measure.Index] = new MeasureValue(MeasureState.Reported, reading.Value, false, cell.Column, null);
        findings.Add(
            RuleCatalogue.FormulaImplied,
            place,
            cell.Row,
            cell.Column,
            "",
            $"“{measure.Name}”是公式,文件里没有保存可靠的结果,按公式算出{QuantityFormat.Figure(reading.Value, spec.Kind)}。"
        );
        return true;
    }

    /// <summary>
    /// The number that the file keeps for a formula of which it says that it must be worked out again; null if it keeps none.
    /// </summary>
    private MeasureValue? StoredResult(RowCells cells, int slot) =>
        cells.TryGet(slot, out var cell)
        && cell.Kind == CellKind.Number
        && QuantityReader.ReadNumber(cell.Number, units.SpecOf(cells, header.Columns[slot])) is { HasValue: true } reading
            ? new MeasureValue(MeasureState.Reported, reading.Value, false, cell.Column, null)
            : null;

    private void CompleteTotal(RowCells cells, MeasureValue[] values, ref uint faults, ref uint formulas, int total, int[] parts)
    {
        var bit = 1u << total;
        if (slots[total] < 0 || values[total].HasValue || (faults & bit) != 0)
        {
            return;
        }
        var isFormula = (formulas & bit) != 0;
        var column = header.Columns[slots[total]].Column;
        var name = form.Measures[total].Name;
        if (parts.All(part => values[part].HasValue))
        {
            var sum = parts.Sum(part => values[part].Value);
            values[total] = new MeasureValue(MeasureState.Derived, sum, parts.Any(part => values[part].Approximate), 0, null);
            formulas &= ~bit;
            var words = string.Join("加", parts.Select(part => form.Measures[part].Name));
            if (isFormula && StoredResult(cells, slots[total]) is { } stored && stored.Value == sum)
            {
                values[total] = stored;
            }
            else if (isFormula)
            {
                findings.Add(
                    RuleCatalogue.FormulaImplied,
                    place,
                    cells.Row,
                    column,
                    "",
                    $"“{name}”的公式没有保存结果,已由{words}得出{sum}。"
                );
            }
            else
            {
                findings.Add(RuleCatalogue.TotalDerived, place, cells.Row, column, "", $"“{name}”没有填,已由{words}得出{sum}。");
            }
        }
        else if ((faults & Bits(parts)) != 0)
        {
            faults |= bit;
            formulas &= ~bit;
        }
        else if (!isFormula && form.Measures[total].CellRequired)
        {
            faults |= bit;
            findings.Add(RuleCatalogue.TotalBlank, place, cells.Row, column, "", $"“{name}”没有填,各部分也没有填全,不能推算。");
        }
    }

    /// <summary>What a blank means; where it means a cell that holds no figure, the blank holds none either.</summary>
    private void CompleteBlank(MeasureValue[] values, ref uint faults, MeasureColumn measure)
    {
        if (
            measure.WhenBlankSameAs is { } other
            && form.Measure(other).Index is var source
            && (values[source].HasValue || (faults & (1u << source)) != 0)
        )
        {
            faults |= (faults & (1u << source)) != 0 ? 1u << measure.Index : 0;
            values[measure.Index] = values[source].HasValue
                ? values[source] with
                {
                    State = MeasureState.Derived,
                    Column = 0,
                    Text = null,
                }
                : default;
        }
        else if (measure.WhenBlankValue is { } value)
        {
            values[measure.Index] = new MeasureValue(MeasureState.Derived, value, false, 0, null);
        }
    }

    private static uint Bits(int[] measures) => measures.Aggregate(0u, (bits, measure) => bits | 1u << measure);
}
