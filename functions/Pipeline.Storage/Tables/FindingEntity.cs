using System.Globalization;
using Azure.Data.Tables;
using Pipeline.Domain.Findings;

namespace Pipeline.Storage.Tables;

internal static class FindingEntity
{
    public static TableEntity Write(string set, int ordinal, Finding finding) => new(set, ordinal.ToString("D6", CultureInfo.InvariantCulture))
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

    public static Finding Read(TableEntity entity) => new(entity.Text("Code"), entity.Choice<Severity>("Severity"), entity.GetString("Sheet"),
        entity.GetString("Cell"), entity.GetString("Text"), entity.Text("Problem"), entity.Text("Remedy"), entity.GetString("Explanation"));
}
