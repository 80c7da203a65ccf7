using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>Understands a scheme workbook (报表制度.xlsx); whatever is wrong is told with its sheet and cell, all of it.</summary>
public static class SchemeReader
{
    /// <summary>Reads a workbook's cells; never throws for what they hold.</summary>
    public static SchemeReading Read(WorkbookGrid grid)
    {
        var findings = new FindingSink();
        TellUnknownSheets(grid, findings);
        var tables = SchemeSheet.All.ToDictionary(
            sheet => sheet.Name,
            sheet => SchemeTable.Read(grid, sheet, findings),
            StringComparer.Ordinal
        );
        var header = ReadHeader(tables["制度"]);
        var lists = ValueListReader.Read(tables["值列表"]);
        var forms = FormRowsReader.Read(tables["报表"]);
        ColumnRowsReader.Read(tables["栏目"], forms, lists);
        foreach (var form in forms.Where(form => form.Columns.Count == 0 && tables["栏目"] is not null))
        {
            form.Row.Add(SchemeRules.Blank, "表名", $"“{form.Sheet}”没有栏目。", "请在“栏目”表中写出它的栏目。");
        }
        var definitions = forms.Select(form => form.ToDefinition([], [])).ToImmutableArray();
        var rates = RateRowsReader.Read(tables["比率"], definitions);
        var names = new SchemeNames(definitions, rates);
        var checks = CheckRowsReader.Read(tables["逻辑关系"], names);
        var sentences = SentenceRowsReader.Read(tables["句式"], names);
        if (findings.HasErrors || header is null)
        {
            return new SchemeReading(null, findings.ToFindings());
        }
        ImmutableArray<FormDefinition> complete =
        [
            .. forms.Select(form => form.ToDefinition([.. checks[form.Id]], [.. sentences[form.Id]])),
        ];
        return Complete(header, complete, rates, findings, tables["报表"]!);
    }

    /// <summary>Through the document, so that a workbook and a document are held to the same.</summary>
    private static SchemeReading Complete(
        SchemeHeader header,
        ImmutableArray<FormDefinition> forms,
        ImmutableArray<RateDefinition> rates,
        FindingSink findings,
        SchemeTable table
    )
    {
        try
        {
            return new SchemeReading(
                FormCatalogue.Parse(SchemeJson.Write(FormCatalogue.Unchecked(header, forms, rates))),
                findings.ToFindings()
            );
        }
        catch (FormDocumentException exception)
        {
            table.Add(SchemeRules.Unusable, table.Rows[0].Number, "表名", null, $"报表制度合不起来:{exception.Message}。");
            return new SchemeReading(null, findings.ToFindings());
        }
    }

    private static void TellUnknownSheets(WorkbookGrid grid, FindingSink findings)
    {
        for (var i = 0; i < grid.Sheets.Length; i++)
        {
            var sheet = grid.Sheets[i];
            if (!sheet.IsHidden && SchemeSheet.All.All(known => known.Name != Text.Folding.FoldKey(sheet.Name)))
            {
                findings.Add(SchemeRules.Extra, new SheetPlace(sheet.Name, i), $"报表制度没有“{sheet.Name}”这张工作表,没有读取。");
            }
        }
    }

    private static SchemeHeader? ReadHeader(SchemeTable? table)
    {
        if (table is null)
        {
            return null;
        }
        var known = new Dictionary<string, SchemeRow>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (SchemeSheet.AboutLabels.All(label => label.Label != row.Word("项目")))
            {
                row.Add(SchemeRules.Extra, "项目", $"“制度”没有“{row["项目"]}”这一项,没有读取。");
            }
            else if (!known.TryAdd(row.Word("项目"), row))
            {
                row.Add(SchemeRules.Twice, "项目", $"“{row["项目"]}”写了两次。");
            }
        }
        foreach (var (label, _, _) in SchemeSheet.AboutLabels.Where(label => label.Required))
        {
            if (!known.TryGetValue(label, out var row))
            {
                table.Add(SchemeRules.Blank, 1, "项目", "", $"没有“{label}”这一行。");
            }
            else if (row["内容"].Length == 0)
            {
                row.Add(SchemeRules.Blank, "内容", $"“{label}”没有填。");
            }
        }
        string Text(string label) => known.GetValueOrDefault(label)?["内容"] ?? "";
        var (from, until) = (PeriodOf(known, "适用自"), PeriodOf(known, "适用至"));
        if (from is { } first && until is { } last && last.LastDay < first.FirstDay)
        {
            known["适用至"].Add(SchemeRules.BadPeriod, "内容", $"“适用至”{last}早于“适用自”{first}。");
        }
        return new SchemeHeader(Text("制度名称"), Text("编制单位"), Text("版本"), from, until, Text("说明"));
    }

    private static Period? PeriodOf(Dictionary<string, SchemeRow> rows, string label)
    {
        if (rows.GetValueOrDefault(label) is not { } row || row["内容"].Length == 0)
        {
            return null;
        }
        if (PeriodText.TryRead(row["内容"], out var period))
        {
            return period;
        }
        row.Add(SchemeRules.BadPeriod, "内容", $"“{label}”填的“{row["内容"]}”不是报告期。");
        return null;
    }
}
