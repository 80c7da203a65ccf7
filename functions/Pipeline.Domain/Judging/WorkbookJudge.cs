using System.Collections.Immutable;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Rules;

namespace Pipeline.Domain.Judging;

/// <summary>Understands a workbook and judges it: the one way from a file's cells to figures, a verdict and findings.</summary>
public static class WorkbookJudge
{
    /// <summary>Judges the outcome of opening a file.</summary>
    /// <param name="opening">From a reader; refused files are judged too.</param>
    /// <param name="fileName">For the judgement's record.</param>
    /// <param name="context">What it is held against.</param>
    public static Judgement Judge(WorkbookOpening opening, string fileName, JudgingContext context)
    {
        var findings = new FindingSink();
        if (opening.Grid is not { } workbook)
        {
            FileFindings.AddRefusal(opening, findings);
            return new Judgement(fileName, null, null, null, Verdict.Rejected, findings.ToFindings(), []);
        }
        FileFindings.AddNotices(opening, workbook, findings);
        var sheets = new SheetMatcher(workbook, context.Forms, findings);
        var cover = sheets.Cover is { } coverSheet ? CoverReader.Read(coverSheet, sheets.PlaceOf(coverSheet), findings) : null;
        var (school, name, period) = cover is not null ? new CoverJudge(context, findings).Judge(cover) : (null, null, null);
        var tables = ReadTables(context, sheets, cover?.Unit, findings);
        foreach (var table in tables)
        {
            TitleChecks.Check(table, period, name, findings);
            OtherColumnPlaces.Check(table, period, name, findings);
        }
        var balance = new BalanceStage(findings);
        new OtherSheets(context.Forms, sheets, cover?.Unit, findings, balance).Sort(tables);
        AddToBalance(balance, context, sheets, tables, findings);
        ApplyRules(tables, new RuleContext(tables, period, findings) { Rates = context.Forms.Rates });
        ZeroReport.Check(tables, context.Forms.Forms.Length, findings);
        var explanations = ReceiptExplanations.Read(workbook);
        var found = explanations.Apply(findings.ToFindings());
        return new Judgement(fileName, school, name, period, VerdictNames.Of(found), found, Rows(tables))
        {
            Explanations = explanations.Items,
            Numbers = balance.ToBalance(),
        };
    }

    private static List<FormTable> ReadTables(JudgingContext context, SheetMatcher sheets, UnitStatement? coverUnit, FindingSink findings)
    {
        var tables = new List<FormTable>();
        foreach (var form in context.Forms.Forms)
        {
            if (sheets.Find(form) is { } sheet && TableReader.Read(sheet, form, sheets.PlaceOf(sheet), coverUnit, findings) is { } table)
            {
                tables.Add(table);
            }
        }
        return tables;
    }

    /// <summary>Every sheet that is read tells where its numbers went; a form's sheet without a header is one that was not read.</summary>
    private static void AddToBalance(
        BalanceStage balance,
        JudgingContext context,
        SheetMatcher sheets,
        List<FormTable> tables,
        FindingSink findings
    )
    {
        if (sheets.Cover is { } cover)
        {
            balance.AddCover(cover, sheets.PlaceOf(cover));
        }
        foreach (var form in context.Forms.Forms)
        {
            if (sheets.Find(form) is { } sheet && !tables.Exists(table => ReferenceEquals(table.Grid, sheet)))
            {
                balance.AddUnread(sheet, sheets.PlaceOf(sheet), isTold: true);
            }
        }
        foreach (var table in tables)
        {
            balance.Add(table);
            if (table.Rows.Count == 0 && table.Totals.Count == 0 && table.Grid.HasPictures)
            {
                findings.Add(
                    RuleCatalogue.PictureOnly,
                    table.Sheet,
                    $"工作表“{table.Sheet.Name}”没有填数,却有图片。图片里的内容没有读取。"
                );
            }
        }
    }

    private static void ApplyRules(List<FormTable> tables, RuleContext context)
    {
        foreach (var table in tables)
        {
            foreach (var rule in FormRule.All)
            {
                rule.Check(table, context);
            }
        }
    }

    private static ImmutableArray<Submissions.DataRow> Rows(List<FormTable> tables)
    {
        var rows = ImmutableArray.CreateBuilder<Submissions.DataRow>(tables.Sum(table => table.Rows.Count));
        foreach (var table in tables)
        {
            foreach (var row in table.Rows)
            {
                rows.Add(row.Data);
            }
        }
        return rows.MoveToImmutable();
    }
}
