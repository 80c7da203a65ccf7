using System.Globalization;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Spectre.Console;

namespace Pipeline.Cli.Commands;

/// <summary>A summary's totals and reporting status as tables in a terminal.</summary>
internal static class SummaryTables
{
    public static void Write(Summary summary)
    {
        AnsiConsole.MarkupLine($"[bold]{Markup.Escape(summary.Period.ChineseName)}[/]");
        foreach (var form in summary.Forms.Where(form => form.Reported))
        {
            WriteForm(form);
        }
        WriteCoverage(summary);
    }

    /// <summary>All combinations of dimensions but the first (学段), so that a table stays a screen high.</summary>
    private static void WriteForm(FormSummary summary)
    {
        var table = new Table().Title(Markup.Escape(summary.Form.Sheet)).Border(TableBorder.Rounded);
        var key = summary.Form.Dimensions.Length > 1 ? summary.Form.Dimensions[1] : summary.Form.Dimensions[0];
        table.AddColumn(Markup.Escape(key.Name));
        foreach (var measure in summary.Form.Measures)
        {
            table.AddColumn(new TableColumn(Markup.Escape($"{measure.Name}({measure.Unit})")).RightAligned());
        }
        foreach (var row in summary.Rows.Where(row => row.Area is null && row.School is null && IsAlone(row, key)))
        {
            AddRow(table, summary.Form, row.Dimensions[key.Index] is { Length: > 0 } name ? name : "(未填)", row.Measures);
        }
        AddRow(table, summary.Form, "合计", summary.Totals);
        AnsiConsole.Write(table);
    }

    private static bool IsAlone(AggregateRow row, DimensionColumn key) =>
        row.Dimensions[key.Index] is not null && row.Dimensions.Count(value => value is not null) == 1;

    private static void AddRow(Table table, FormDefinition form, string name, IReadOnlyList<Total> totals) =>
        table.AddRow([.. form.Measures.Select(measure => Figure(measure, totals[measure.Index])).Prepend(name).Select(Markup.Escape)]);

    private static string Figure(MeasureColumn measure, Total total) => total switch
    {
        { Reported: false } => "",
        { Value: null } => "—",
        { Value: { } value } => (total.Approximate ? "约" : "") + (measure.Kind == QuantityKind.Money
            ? QuantityFormat.Yuan(value)
            : value.ToString("#,##0", CultureInfo.InvariantCulture)),
    };

    private static void WriteCoverage(Summary summary)
    {
        var coverage = summary.Coverage;
        AnsiConsole.MarkupLine($"应报{coverage.Expected}所,已报{coverage.Received}所:通过{coverage.Accepted},有疑问{coverage.AcceptedWithQueries},未通过{coverage.Rejected},未报{coverage.Missing.Length}。");
        foreach (var school in summary.Schools.Where(school => school.IsExpected && school.State == ReportingState.NotReceived))
        {
            AnsiConsole.MarkupLine(Markup.Escape($"  未报:{school.School.Code} {school.School.Name}"));
        }
    }
}
