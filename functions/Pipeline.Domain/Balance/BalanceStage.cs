using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Balance;

/// <summary>
/// The stage between reading and the rules: every number of every sheet gets its place, and those that went nowhere are told. What reading
/// did not understand, whatever the reason, is visible here with its range and its sum.
/// </summary>
internal sealed class BalanceStage(FindingSink findings)
{
    private const int SeveralNumbers = 2;
    private const int MostNamed = 3;

    private readonly List<SheetFates> sheets = [];

    /// <summary>A form's sheet as it was read.</summary>
    public void Add(FormTable table)
    {
        var fates = Open(table.Sheet);
        TableFates.Take(table, fates);
        TellColumns(table, fates);
        TellBlocks(fates);
    }

    public void AddCover(SheetGrid sheet, SheetPlace place)
    {
        var fates = Open(place);
        SheetNumbers.Take(sheet, fates, LeftTelling.Aside);
        TellBlocks(fates);
    }

    /// <summary>A sheet that looks like a form and was not read; told here, or already by who found it.</summary>
    public void AddUnread(SheetGrid sheet, SheetPlace place, bool isTold)
    {
        var fates = Open(place);
        SheetNumbers.Take(sheet, fates, isTold ? LeftTelling.Told : LeftTelling.Sheet);
        TellBlocks(fates);
    }

    public void AddCopy(SheetGrid sheet, SheetPlace place) => SheetNumbers.TakeCopy(sheet, Open(place));

    public NumberBalance ToBalance()
    {
        var left = ImmutableArray.CreateBuilder<LeftNumbers>();
        foreach (var sheet in sheets.OrderBy(static sheet => sheet.Place.Order))
        {
            left.AddRange(
                sheet.Blocks().Select(block => new LeftNumbers(sheet.Place.Name, block.Range.ToString(), block.Count, block.Sum))
            );
        }
        return new NumberBalance(
            sheets.Sum(static sheet => sheet.Counted),
            sheets.Sum(static sheet => sheet.Checked),
            sheets.Sum(static sheet => sheet.Named),
            left.ToImmutable()
        );
    }

    private SheetFates Open(SheetPlace place)
    {
        var fates = new SheetFates(place);
        sheets.Add(fates);
        return fates;
    }

    /// <summary>A notice at the header of each column that the form does not have, and a query at its numbers.</summary>
    private void TellColumns(FormTable table, SheetFates fates)
    {
        var blocks = fates
            .Blocks()
            .Where(static block => block.Telling == LeftTelling.Column)
            .ToLookup(static block => block.Range.FirstColumn);
        foreach (
            var other in table.Header.Others.Where(static other =>
                other.Kind == OtherColumnKind.Unknown && !PersonalData.IsLabel(other.Label)
            )
        )
        {
            var label = QuantityFindings.Quote(other.Label);
            var held = blocks[other.Column].ToList();
            findings.Add(
                RuleCatalogue.ColumnUnknown,
                table.Sheet,
                other.Row,
                other.Column,
                other.Label,
                $"标准报表没有“{label}”这一列,没有读取。",
                held.Count == 0 ? "不需要处理。" : "这一列有数,见疑问。"
            );
            if (held.Count > 0)
            {
                var range = new CellRange(held[0].Range.FirstRow, other.Column, held[^1].Range.LastRow, other.Column);
                findings.Add(
                    RuleCatalogue.ColumnOfNumbers,
                    table.Sheet,
                    range,
                    $"“{label}”列{range}的{held.Sum(static block => block.Count)}个数(合计{QuantityFormat.Number(held.Sum(static block => block.Sum))})没有计入。{Candidates(table, label)}"
                );
            }
        }
    }

    /// <summary>“获奖人数”是不是“数量”? for the measures that the sheet lacks.</summary>
    private static string Candidates(FormTable table, string label)
    {
        var missing = table
            .Form.Measures.Where(measure => table.Header.Find(measure) is null)
            .Take(MostNamed)
            .Select(static measure => $"“{measure.Name}”")
            .ToList();
        return missing.Count == 0 ? "" : $"表中没有{string.Join("、", missing)}列:“{label}”是不是{string.Join("或", missing)}?";
    }

    private void TellBlocks(SheetFates fates)
    {
        var blocks = fates.Blocks();
        foreach (var block in blocks.Where(static block => block.Telling == LeftTelling.Table))
        {
            findings.Add(
                RuleCatalogue.NumbersLeft,
                fates.Place,
                block.Range,
                $"{block.Range}有{block.Count}个数(合计{QuantityFormat.Number(block.Sum)}),看不出是哪一项,没有计入。"
            );
        }
        TellTogether(
            fates.Place,
            blocks,
            LeftTelling.Sheet,
            RuleCatalogue.SheetLeft,
            static (place, words) => $"工作表“{place.Name}”的表头像标准报表,{words}没有计入。"
        );
        TellTogether(fates.Place, blocks, LeftTelling.Aside, RuleCatalogue.NumbersAside, static (_, words) => $"表外{words}没有计入。");
        var outside = blocks.Where(static block => block.Telling == LeftTelling.Outside).Sum(static block => block.Count);
        TellTogether(
            fates.Place,
            blocks,
            LeftTelling.Outside,
            outside >= SeveralNumbers ? RuleCatalogue.FiguresOutside : RuleCatalogue.NumbersAside,
            static (_, words) => $"表头上方{words}没有读取。"
        );
    }

    /// <summary>One finding for all blocks of a kind, at the first of them.</summary>
    private void TellTogether(
        SheetPlace place,
        List<LeftBlock> blocks,
        LeftTelling telling,
        RuleDescriptor rule,
        Func<SheetPlace, string, string> problem
    )
    {
        var held = blocks.Where(block => block.Telling == telling).ToList();
        if (held.Count > 0)
        {
            var ranges =
                string.Join("、", held.Take(MostNamed).Select(static block => block.Range.ToString()))
                + (held.Count > MostNamed ? "等处" : "");
            findings.Add(
                rule,
                place,
                held[0].Range,
                problem(
                    place,
                    $"{ranges}的{held.Sum(static block => block.Count)}个数(合计{QuantityFormat.Number(held.Sum(static block => block.Sum))})"
                )
            );
        }
    }
}
