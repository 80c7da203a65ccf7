using System.Globalization;
using Azure.Data.Tables;
using Pipeline.Domain.Findings;

namespace Pipeline.Storage.Tables;

/// <summary>
/// A finding as an entity, and beside the findings, with <c>e|</c> before the number, what the school explained of queries across schools
/// or periods.
/// </summary>
internal static class FindingEntity
{
    private const string Explanation = "e|";

    public static TableEntity Write(string set, int ordinal, Finding finding) =>
        new(set, ordinal.ToString("D6", CultureInfo.InvariantCulture))
        {
            ["Code"] = finding.Code,
            ["Severity"] = finding.Severity.ToString(),
            ["Sheet"] = TableText.Fit(finding.Sheet),
            ["Cell"] = TableText.Fit(finding.Cell),
            ["Text"] = TableText.Fit(finding.Text),
            ["Problem"] = TableText.Fit(finding.Problem),
            ["Remedy"] = TableText.Fit(finding.Remedy),
            ["Explanation"] = TableText.Fit(finding.Explanation),
        };

    public static TableEntity Write(string set, int ordinal, QueryExplanation explanation) =>
        new(set, Explanation + ordinal.ToString("D6", CultureInfo.InvariantCulture))
        {
            ["Code"] = TableText.Fit(explanation.Code),
            ["Sheet"] = TableText.Fit(explanation.Sheet),
            ["Cell"] = TableText.Fit(explanation.Cell),
            ["Shown"] = TableText.Fit(explanation.Text),
            ["Text"] = TableText.Fit(explanation.Explanation),
        };

    public static bool IsExplanation(TableEntity entity) => entity.RowKey.StartsWith(Explanation, StringComparison.Ordinal);

    public static QueryExplanation ReadExplanation(TableEntity entity) =>
        new(entity.Text("Code"), entity.Text("Sheet"), entity.Text("Cell"), entity.Text("Shown"), entity.Text("Text"));

    public static Finding Read(TableEntity entity) =>
        new(
            entity.Text("Code"),
            entity.Choice<Severity>("Severity"),
            entity.GetString("Sheet"),
            entity.GetString("Cell"),
            entity.GetString("Text"),
            entity.Text("Problem"),
            entity.Text("Remedy"),
            entity.GetString("Explanation")
        );
}
