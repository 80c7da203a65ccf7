using System.Text.RegularExpressions;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>
/// Says of each sheet that is neither the cover nor a form what it is: a copy of a form's sheet, the form's data under a copy's name, a
/// second part of a form, a table that looks like a form, or something that the pipeline has nothing to do with.
/// </summary>
internal sealed partial class OtherSheets(
    FormCatalogue forms,
    SheetMatcher sheets,
    UnitStatement? coverUnit,
    FindingSink findings,
    BalanceStage balance
)
{
    /// <summary>A sheet looks like a form where so many of its columns are the form's.</summary>
    private const int LeastColumns = 3;

    /// <summary>Looks at all of them; a table that is read instead of an empty one takes its place in the list.</summary>
    public void Sort(List<FormTable> tables)
    {
        foreach (var sheet in sheets.Unassigned)
        {
            var place = sheets.PlaceOf(sheet);
            var named = FormByName(sheet);
            if (
                (named ?? FormByHeader(sheet)) is { } form
                && ReadAside(sheet, form, place) is { } table
                && (table.Rows.Count > 0 || table.Totals.Count > 0)
            )
            {
                SortTable(tables, table, isNamed: named is not null && !sheet.IsHidden);
            }
            else
            {
                TellUnread(sheet, place);
            }
        }
    }

    private void SortTable(List<FormTable> tables, FormTable table, bool isNamed)
    {
        var own = tables.FindIndex(other => other.Form.Id == table.Form.Id);
        var name = table.Sheet.Name;
        if (own >= 0 && tables[own].Rows.Count > 0 && IsCopy(table, tables[own]))
        {
            findings.Add(RuleCatalogue.SheetCopied, table.Sheet, $"工作表“{name}”的各行在“{tables[own].Sheet.Name}”中都有,没有重复计入。");
            balance.AddCopy(table.Grid, table.Sheet);
        }
        else if (own >= 0 && isNamed && tables[own].Rows.Count == 0 && tables[own].Totals.Count == 0)
        {
            findings.Add(RuleCatalogue.SheetReadInstead, table.Sheet, $"工作表“{tables[own].Sheet.Name}”是空的,读取了“{name}”。");
            tables[own] = TableReader.Read(table.Grid, table.Form, table.Sheet, coverUnit, findings)!;
        }
        else if (own >= 0 && isNamed)
        {
            findings.Add(
                RuleCatalogue.SheetSplit,
                table.Sheet,
                $"工作表“{name}”和“{tables[own].Sheet.Name}”像是同一张报表,“{name}”中有“{tables[own].Sheet.Name}”没有的行。"
            );
            balance.AddUnread(table.Grid, table.Sheet, isTold: true);
        }
        else
        {
            var isMissed = own < 0 && table.Grid.IsHidden;
            if (isMissed)
            {
                TellUnread(table.Grid, table.Sheet);
            }
            balance.AddUnread(table.Grid, table.Sheet, isTold: isMissed);
        }
    }

    private void TellUnread(SheetGrid sheet, SheetPlace place)
    {
        var remedy =
            !HoldsNumbers(sheet) ? "不需要处理。"
            : sheet.IsHidden ? "有应当上报的数据的,请取消隐藏并填到标准工作表中。"
            : "有应当上报的数据的,请填到标准工作表中。";
        findings.Add(
            sheet.IsHidden ? RuleCatalogue.SheetHidden : RuleCatalogue.SheetUnknown,
            place,
            sheet.IsHidden ? $"工作表“{sheet.Name}”是隐藏的,没有读取。" : $"标准报表没有工作表“{sheet.Name}”,没有读取。",
            remedy
        );
    }

    private static bool HoldsNumbers(SheetGrid sheet)
    {
        foreach (ref readonly var cell in sheet.Cells)
        {
            if (NumberSense.TryRead(cell, out _))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>补助资金 (2), 补助资金2, 补助资金副本: the form whose sheet this copies by name.</summary>
    private FormDefinition? FormByName(SheetGrid sheet)
    {
        var key = CopyMark().Replace(Folding.FoldKey(sheet.Name), "");
        return forms.Forms.FirstOrDefault(form => form.SheetAliases.Prepend(form.Sheet).Any(name => Folding.FoldKey(name) == key));
    }

    private FormDefinition? FormByHeader(SheetGrid sheet) =>
        forms
            .Forms.Select(form => (Form: form, Header: new HeaderFinder(sheet, form).Find()))
            .Where(static found =>
                found.Header is { } header
                && header.Columns.Length >= LeastColumns
                && header.Columns.Any(static column => column.Definition is MeasureColumn)
            )
            .OrderByDescending(static found => found.Header!.Columns.Length)
            .FirstOrDefault()
            .Form;

    private FormTable? ReadAside(SheetGrid sheet, FormDefinition form, SheetPlace place) =>
        TableReader.Read(sheet, form, place, coverUnit, new FindingSink());

    /// <summary>Every data row stands on the form's own sheet too, as often.</summary>
    private static bool IsCopy(FormTable table, FormTable own)
    {
        var rows = own
            .Rows.GroupBy(KeyOf, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var key = KeyOf(row);
            if (!rows.TryGetValue(key, out var left) || left == 0)
            {
                return false;
            }
            rows[key] = left - 1;
        }
        return true;
    }

    private static string KeyOf(ReadRow row) =>
        string.Join(
            '\u001f',
            row.Data.Dimensions.Concat(row.Data.Texts)
                .Select(static text => text ?? "")
                .Concat(
                    row.Data.Values.Select(static value =>
                        value.HasValue ? value.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) : ""
                    )
                )
                .Append(row.Faults.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );

    [GeneratedRegex(
        @"(\(\d+\)|[-_]?\d+|[-_(]?(副本|备份|复件|copy)\)?(\d*|\(\d+\)))$|^(副本|复件)[-_]?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex CopyMark();
}
