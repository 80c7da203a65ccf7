using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Reading;

/// <summary>
/// Which units a table's columns are read in: what header, comments, sheet and cover say, and where they contradict each other.
/// </summary>
internal sealed class TableUnits
{
    private readonly SheetGrid sheet;
    private readonly SheetPlace place;
    private readonly TableHeader header;
    private readonly FindingSink findings;

    /// <summary>What speaks for the whole table.</summary>
    private readonly List<UnitStatement> statements;

    private TableUnits(SheetGrid sheet, SheetPlace place, TableHeader header, UnitStatement? coverUnit, FindingSink findings)
    {
        this.sheet = sheet;
        this.place = place;
        this.header = header;
        this.findings = findings;
        statements = SheetUnits.Find(sheet, header);
        if (coverUnit is not null)
        {
            statements.Add(coverUnit);
        }
    }

    public static void Set(
        FormDefinition form,
        SheetGrid sheet,
        SheetPlace place,
        TableHeader header,
        UnitStatement? coverUnit,
        FindingSink findings
    ) => new TableUnits(sheet, place, header, coverUnit, findings).SetSpecs(FormVocabulary.Of(form));

    private void SetSpecs(FormVocabulary vocabulary)
    {
        var hasMoney = header.Columns.Any(column => column.Definition is MeasureColumn { Kind: QuantityKind.Money });
        var money = hasMoney ? MoneyOfTable() : null;
        var counts = statements.FirstOrDefault(statement => statement.Unit.NamesCount);
        foreach (var column in header.Columns)
        {
            if (column.Definition is not MeasureColumn measure)
            {
                continue;
            }
            var own = OwnOf(column);
            column.Spec =
                measure.Kind == QuantityKind.Money
                    ? new QuantitySpec(QuantityKind.Money, measure.Unit, measure.Counters, MoneyOf(column, measure, own, money))
                    : new QuantitySpec(
                        QuantityKind.Count,
                        measure.Unit,
                        vocabulary.Counters[measure.Index],
                        MoneyUnit.Unstated,
                        CountScale(column, measure, own, counts)
                    );
        }
    }

    /// <summary>What the column's header says of its unit, or else the header's comment.</summary>
    private UnitStatement? OwnOf(TableColumn column)
    {
        var said = column.Unit.SaysSomething ? new UnitStatement(column.Unit, "列名", header.LastRow, column.Column, column.Label) : null;
        for (var row = header.FirstRow; row <= header.LastRow; row++)
        {
            if (sheet.Notes.TryGetValue((row, column.Column), out var note) && SheetUnits.OfNote(note) is { SaysSomething: true } unit)
            {
                var noted = new UnitStatement(unit, "列名的批注", row, column.Column, note);
                if (said is not null)
                {
                    Compare(said, noted);
                }
                said ??= noted;
            }
        }
        return said;
    }

    /// <summary>The unit of money that the sheet or the cover states for the table; two that differ are an error.</summary>
    private UnitStatement? MoneyOfTable()
    {
        UnitStatement? first = null;
        foreach (var statement in statements)
        {
            if (statement.Unit.PerHead is not null)
            {
                ReportPerHead(statement, "表");
            }
            else if (statement.Unit.OtherMoney != MoneyUnit.Unstated)
            {
                findings.Add(
                    RuleCatalogue.TwoUnits,
                    place,
                    RowOf(statement),
                    ColumnOf(statement),
                    statement.Text,
                    $"{statement.Where}写了两个单位:{MoneyUnits.Name(statement.Unit.Money)}和{MoneyUnits.Name(statement.Unit.OtherMoney)},不知道金额以哪一个为准。"
                );
            }
            if (statement.Unit.Money == MoneyUnit.Unstated)
            {
                continue;
            }
            if (first is not null)
            {
                Compare(first, statement);
            }
            first ??= statement;
        }
        return first;
    }

    private MoneyUnit MoneyOf(TableColumn column, MeasureColumn measure, UnitStatement? own, UnitStatement? table)
    {
        if (own is null)
        {
            return table?.Unit.Money ?? MoneyUnit.Unstated;
        }
        if (own.Unit.PerHead is not null)
        {
            ReportPerHead(own, $"“{measure.Name}”");
            return MoneyUnit.Unstated;
        }
        if (own.Unit is { NamesCount: true, Money: MoneyUnit.Unstated })
        {
            ReportWrongUnit(column, measure);
        }
        if (own.Unit.OtherMoney != MoneyUnit.Unstated)
        {
            findings.Add(
                RuleCatalogue.TwoUnits,
                place,
                own.Row,
                column.Column,
                own.Text,
                $"“{measure.Name}”的{own.Where}写了两个单位:{MoneyUnits.Name(own.Unit.Money)}和{MoneyUnits.Name(own.Unit.OtherMoney)},不知道以哪一个为准。"
            );
        }
        if (table is not null && own.Unit.Money != MoneyUnit.Unstated)
        {
            Compare(table, own with { Where = $"“{measure.Name}”的{own.Where}" });
        }
        return own.Unit.Money != MoneyUnit.Unstated ? own.Unit.Money : table?.Unit.Money ?? MoneyUnit.Unstated;
    }

    /// <summary>A line such as 单位:万人 is about people; 班级数 and 数量 have no such size.</summary>
    private long CountScale(TableColumn column, MeasureColumn measure, UnitStatement? own, UnitStatement? counts)
    {
        if (own?.Unit is { NamesCount: false, Money: not MoneyUnit.Unstated } or { PerHead: not null })
        {
            ReportWrongUnit(column, measure);
        }
        var ofTable = measure.Unit is "人" or "人次" && counts is not null ? Math.Max(1, counts.Unit.CountScale) : 1;
        if (own?.Unit is not { NamesCount: true } stated)
        {
            return ofTable;
        }
        if (stated.Counters is { } counters && !counters.All(counter => measure.Counters.Contains(counter)))
        {
            ReportWrongUnit(column, measure);
        }
        var scale = Math.Max(1, stated.CountScale);
        if (ofTable > 1 && scale != ofTable)
        {
            findings.Add(
                RuleCatalogue.UnitsDiffer,
                place,
                header.LastRow,
                column.Column,
                column.Label,
                $"“{measure.Name}”的{own.Where}写的是“{QuantityFindings.Quote(own.Text)}”,{counts!.Where}写的是“{QuantityFindings.Quote(counts.Text)}”,单位互相矛盾。"
            );
        }
        return scale;
    }

    private void Compare(UnitStatement first, UnitStatement second)
    {
        if (first.Unit.Money == MoneyUnit.Unstated || second.Unit.Money == MoneyUnit.Unstated || first.Unit.Money == second.Unit.Money)
        {
            return;
        }
        var at = second.Row > 0 ? second : first;
        findings.Add(
            RuleCatalogue.UnitsDiffer,
            place,
            RowOf(at),
            ColumnOf(at),
            at.Row > 0 ? at.Text : null,
            $"{first.Where}写的单位是{MoneyUnits.Name(first.Unit.Money)},{second.Where}写的是{MoneyUnits.Name(second.Unit.Money)},单位互相矛盾。"
        );
    }

    private void ReportPerHead(UnitStatement statement, string whose) =>
        findings.Add(
            RuleCatalogue.AmountPerHead,
            place,
            RowOf(statement),
            ColumnOf(statement),
            statement.Text,
            $"{whose}的单位写的是“{QuantityFindings.Quote(statement.Unit.PerHead!)}”,是每人的标准,不是金额的总数。"
        );

    private void ReportWrongUnit(TableColumn column, MeasureColumn measure) =>
        findings.Add(
            RuleCatalogue.HeaderUnitWrong,
            place,
            header.LastRow,
            column.Column,
            column.Label,
            $"“{measure.Name}”的单位应是{measure.Unit},列名写的是“{QuantityFindings.Quote(column.Label)}”。"
        );

    /// <summary>A statement that stands in no cell of the sheet is told at the header.</summary>
    private int RowOf(UnitStatement statement) => statement.Row > 0 ? statement.Row : header.LastRow;

    private int ColumnOf(UnitStatement statement) => statement.Row > 0 ? statement.Column : header.Columns[0].Column;
}
