using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Rules;

namespace Pipeline.Domain.Judging;

/// <summary>Understands a workbook and judges it: the one way from a file's cells to figures, a verdict and findings.</summary>
public static class WorkbookJudge
{
    /// <summary>Judges what became of opening a file.</summary>
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
        }
        ApplyRules(tables, new RuleContext(tables, period, findings) { Rates = context.Forms.Rates });
        var explanations = ReceiptExplanations.Read(workbook);
        var found = explanations.Apply(findings.ToFindings());
        return new Judgement(fileName, school, name, period, VerdictNames.Of(found), found, Rows(tables)) { Explanations = explanations.Items };
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
