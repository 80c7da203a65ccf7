using System.Globalization;
using System.Text.Json;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;

namespace Pipeline.Cli.Commands;

/// <summary>The totals and the reporting status of a <c>summary.json</c> as tables in a terminal.</summary>
internal static class SummaryTables
{
    public static void Write(JsonElement summary, FormCatalogue forms)
    {
        var period = Period.Parse(summary.GetProperty("period").GetString()!);
        Console.WriteLine($"== {period.ChineseName} ==");
        foreach (var form in forms.Forms)
        {
            var part = summary.GetProperty("forms").GetProperty(form.Id);
            var rows = DistrictRows(part).ToList();
            if (rows.Count > 0)
            {
                Console.WriteLine($"{form.Sheet}:");
                Console.Write(Table(form, part.GetProperty("totals"), rows));
            }
        }
        WriteCoverage(summary.GetProperty("coverage"));
    }

    /// <summary>The whole district by all dimensions together.</summary>
    private static IEnumerable<JsonElement> DistrictRows(JsonElement form) => form.GetProperty("by").EnumerateArray().Where(row =>
        row.GetProperty("area").ValueKind == JsonValueKind.Null && row.GetProperty("school").ValueKind == JsonValueKind.Null);

    /// <summary>A line for each value of each dimension behind the first (年级; 资助项目 and 资金来源; 等次, 类别, 获奖对象).</summary>
    private static TextTable Table(FormDefinition form, JsonElement totals, List<JsonElement> rows)
    {
        var reported = form.Measures.Where(measure => rows.Any(row => row.GetProperty("measures").TryGetProperty(measure.Id, out _))).ToList();
        var keys = form.Dimensions.Length > 1 ? form.Dimensions[1..] : form.Dimensions;
        var table = new TextTable([string.Join("/", keys.Select(key => key.Name)), .. reported.Select(measure => $"{measure.Name}({measure.Unit})")]);
        foreach (var key in keys)
        {
            foreach (var row in rows)
            {
                var dimensions = row.GetProperty("dimensions");
                if (dimensions.EnumerateObject().Count() == 1 && dimensions.TryGetProperty(key.Id, out var value) && value.GetString() is { } name)
                {
                    table.Add([name, .. Figures(reported, row.GetProperty("measures"))]);
                }
            }
            table.AddRule();
        }
        table.Add(["合计", .. Figures(reported, totals)]);
        return table;
    }

    private static IEnumerable<string> Figures(List<MeasureColumn> reported, JsonElement measures) => reported.Select(measure =>
        !measures.TryGetProperty(measure.Id, out var value) ? ""
        : value.ValueKind == JsonValueKind.Null ? "—"
        : value.GetDecimal().ToString(measure.Kind == QuantityKind.Money ? "#,##0.00" : "#,##0", CultureInfo.InvariantCulture));

    private static void WriteCoverage(JsonElement coverage)
    {
        var missing = coverage.GetProperty("missing").EnumerateArray().Select(code => code.GetString()).ToList();
        int Count(string name) => coverage.GetProperty(name).GetInt32();
        Console.WriteLine($"上报情况:应报{Count("expected")}所,已报{Count("received")}所(通过{Count("accepted")},有疑问{Count("acceptedWithQueries")},未通过{Count("rejected")}),未报{missing.Count}所{(missing.Count > 0 ? ":" + string.Join("、", missing.Take(10)) + (missing.Count > 10 ? "…" : "") : "")}。");
    }
}
