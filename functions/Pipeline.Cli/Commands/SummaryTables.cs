using System.Globalization;
using System.Text.Json;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;

namespace Pipeline.Cli.Commands;

/// <summary>The totals and the reporting status of a <c>summary.json</c> as tables in a terminal.</summary>
internal static class SummaryTables
{
    private const string NotAddable = "—";

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
                Console.WriteLine($"{form.Sheet}：");
                Console.Write(CountedUnits.Of(form) is { } units ? Table(form, units, rows) : Table(form, part, rows));
                WritePartial(form, part);
            }
        }
        WriteCoverage(summary.GetProperty("coverage"));
    }

    /// <summary>The rows of the whole district.</summary>
    private static IEnumerable<JsonElement> DistrictRows(JsonElement form) =>
        form.GetProperty("by")
            .EnumerateArray()
            .Where(row =>
                row.GetProperty("area").ValueKind == JsonValueKind.Null && row.GetProperty("school").ValueKind == JsonValueKind.Null
            );

    /// <summary>A line for each value of each dimension (学段, 资助项目, 资金来源).</summary>
    private static TextTable Table(FormDefinition form, JsonElement part, List<JsonElement> rows)
    {
        var reported = form
            .Measures.Where(measure => rows.Any(row => row.GetProperty("measures").TryGetProperty(measure.Id, out _)))
            .ToList();
        var table = new TextTable([
            string.Join("/", form.Dimensions.Select(key => key.Name)),
            .. reported.Select(measure => $"{measure.Name}({measure.Unit})"),
        ]);
        foreach (var key in form.Dimensions)
        {
            foreach (var row in rows)
            {
                var dimensions = row.GetProperty("dimensions");
                if (
                    dimensions.EnumerateObject().Count() == 1
                    && dimensions.TryGetProperty(key.Id, out var value)
                    && value.GetString() is { } name
                )
                {
                    table.Add([name, .. Figures(reported, row.GetProperty("measures"), id => IsPartial(row, id))]);
                }
            }
            table.AddRule();
        }
        table.Add(["合计", .. Figures(reported, part.GetProperty("totals"), id => IsPartial(part, id))]);
        return table;
    }

    /// <summary>Of a measure that counts in several units a column for each: 人次 and 项 are never added.</summary>
    private static TextTable Table(FormDefinition form, CountedUnits units, List<JsonElement> rows)
    {
        var whole = rows.Where(row => row.GetProperty("dimensions").EnumerateObject().Count() == form.Dimensions.Length).ToList();
        var values = units
            .Dimension.Values.Select(value => (string?)value.Name)
            .Append(null)
            .Where(value => whole.Exists(row => ValueOf(row, units.Dimension) == value))
            .ToList();
        var keys = form.Dimensions.Where(key => key != units.Dimension).ToList();
        var table = new TextTable([
            string.Join("/", keys.Select(key => key.Name)),
            .. values.Select(value => $"{value ?? "未填" + units.Dimension.Name}({units.UnitOf(value)})"),
        ]);
        foreach (var key in keys)
        {
            foreach (
                var name in whole
                    .Select(row => ValueOf(row, key))
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
                    .OrderBy(name => PlaceOf(key, name))
            )
            {
                table.Add([
                    name,
                    .. values.Select(value => Sum(whole.Where(row => ValueOf(row, key) == name && ValueOf(row, units.Dimension) == value))),
                ]);
            }
            table.AddRule();
        }
        table.Add(["合计", .. values.Select(value => Sum(whole.Where(row => ValueOf(row, units.Dimension) == value)))]);
        return table;

        string Sum(IEnumerable<JsonElement> of)
        {
            var sum = of.Sum(row => row.GetProperty("measures").TryGetProperty(units.Measure.Id, out var count) ? count.GetInt64() : 0);
            return sum == 0 ? "" : QuantityFormat.Count(sum);
        }
    }

    /// <summary>In the form's order, names of one's own behind those.</summary>
    private static int PlaceOf(DimensionColumn dimension, string name)
    {
        var place = dimension.Values.Select(value => value.Name).ToList().IndexOf(name);
        return place < 0 ? int.MaxValue : place;
    }

    private static string? ValueOf(JsonElement row, DimensionColumn dimension) =>
        row.GetProperty("dimensions").TryGetProperty(dimension.Id, out var value) ? value.GetString() : null;

    /// <summary>Of a row its list of measures, of the whole its object of them.</summary>
    private static bool IsPartial(JsonElement holder, string measure) =>
        holder.TryGetProperty("partial", out var partial)
        && (
            partial.ValueKind == JsonValueKind.Object
                ? partial.TryGetProperty(measure, out _)
                : partial.EnumerateArray().Any(id => id.GetString() == measure)
        );

    private static IEnumerable<string> Figures(List<MeasureColumn> reported, JsonElement measures, Func<string, bool> isPartial) =>
        reported.Select(measure =>
            !measures.TryGetProperty(measure.Id, out var value) ? ""
            : value.ValueKind == JsonValueKind.Null ? NotAddable
            : QuantityFormat.Bare(measure.Kind == QuantityKind.Money ? (long)(value.GetDecimal() * 100) : value.GetInt64(), measure.Kind)
                + (isPartial(measure.Id) ? "*" : "")
        );

    /// <summary>Which totals lack what some schools left blank.</summary>
    private static void WritePartial(FormDefinition form, JsonElement part)
    {
        if (!part.TryGetProperty("partial", out var partial))
        {
            return;
        }
        var told = partial
            .EnumerateObject()
            .Select(measure =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{form.Measure(measure.Name).Name}{measure.Value.GetProperty("schools").GetInt32()}所学校中有{measure.Value.GetProperty("incomplete").GetInt32()}所没有填全"
                )
            );
        Console.WriteLine($"  *：{string.Join("，", told)}。");
    }

    private static void WriteCoverage(JsonElement coverage)
    {
        var missing = coverage.GetProperty("missing").EnumerateArray().Select(code => code.GetString()).ToList();
        int Count(string name) => coverage.GetProperty(name).GetInt32();
        Console.WriteLine(
            $"上报情况：应报{Count("expected")}所，已报{Count("received")}所（通过{Count("accepted")}，有疑问{Count("acceptedWithQueries")}，未通过{Count("rejected")}），未报{missing.Count}所{(missing.Count > 0 ? "：" + string.Join("、", missing.Take(10)) + (missing.Count > 10 ? "…" : "") : "")}。"
        );
    }
}
