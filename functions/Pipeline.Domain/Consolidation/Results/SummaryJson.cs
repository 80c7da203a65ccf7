using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Text;
using Pipeline.Domain.YearlyReport;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>Writes <c>summary.json</c> as contracts/commands.md gives it; the same summary always gives the same bytes.</summary>
public static class SummaryJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(Stream output, Summary summary)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        Write(writer, summary);
    }

    public static void Write(IBufferWriter<byte> output, Summary summary)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        Write(writer, summary);
    }

    private static void Write(Utf8JsonWriter writer, Summary summary)
    {
        writer.WriteStartObject();
        writer.WriteString("period", summary.Period.ToString());
        writer.WriteString("generatedAt", ChinaTime.Of(summary.GeneratedAt));
        WriteFinal(writer, summary.Final);
        writer.WriteStartArray("areas");
        foreach (var path in summary.Areas.SelectMany(area => area.Paths()))
        {
            writer.WriteStringValue(path);
        }
        writer.WriteEndArray();
        WriteCoverage(writer, summary.Coverage);
        writer.WriteStartObject("forms");
        foreach (var form in summary.Forms)
        {
            WriteForm(writer, form);
        }
        writer.WriteEndObject();
        WriteRates(writer, summary);
        WriteNumbers(writer, summary);
        writer.WriteStartArray("findings");
        foreach (var finding in summary.CrossFindings)
        {
            WriteFinding(writer, finding);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Not there while the figures are preliminary.</summary>
    private static void WriteFinal(Utf8JsonWriter writer, Finality? final)
    {
        if (final is null)
        {
            return;
        }
        writer.WriteStartObject("final");
        writer.WriteString("who", final.Who);
        writer.WriteString("at", ChinaTime.Of(final.At));
        writer.WriteEndObject();
    }

    private static void WriteCoverage(Utf8JsonWriter writer, Coverage coverage)
    {
        writer.WriteStartObject("coverage");
        writer.WriteNumber("expected", coverage.Expected);
        writer.WriteNumber("received", coverage.Received);
        writer.WriteNumber("accepted", coverage.Accepted);
        writer.WriteNumber("acceptedWithQueries", coverage.AcceptedWithQueries);
        writer.WriteNumber("rejected", coverage.Rejected);
        writer.WriteStartArray("missing");
        foreach (var code in coverage.Missing)
        {
            writer.WriteStringValue(code.ToString());
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Only where the scheme has rates: the built-in one has none.</summary>
    private static void WriteRates(Utf8JsonWriter writer, Summary summary)
    {
        if (summary.Scheme.Rates.IsEmpty)
        {
            return;
        }
        writer.WriteStartArray("rates");
        foreach (var figure in RateFigures.Of(summary))
        {
            writer.WriteStartObject();
            writer.WriteString("rate", figure.Rate.Id);
            writer.WriteString("name", figure.Rate.Name);
            writer.WriteString("unit", figure.Rate.Unit);
            writer.WriteString("area", figure.Of.Length > 0 && figure.Dimension is null ? figure.Of : null);
            writer.WriteStartObject("dimensions");
            if (figure.Dimension is { } dimension)
            {
                writer.WriteString(dimension, figure.Of);
            }
            writer.WriteEndObject();
            writer.WriteNumber("numerator", PartOf(summary, figure.Rate.Numerator, figure.Numerator));
            writer.WriteNumber("denominator", PartOf(summary, figure.Rate.Denominator, figure.Denominator));
            writer.WriteNumber("value", Math.Round(figure.Value, figure.Rate.Decimals, MidpointRounding.AwayFromZero));
            writer.WriteBoolean("approximate", figure.Approximate);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <summary>Where the numbers of the workbooks that count went, as <c>check --json</c> says it of one.</summary>
    private static void WriteNumbers(Utf8JsonWriter writer, Summary summary)
    {
        var known = summary.Numbers.Where(line => line.Counts is not null).ToList();
        if (known.Count == 0)
        {
            return;
        }
        var sum = SchoolNumbers.Sum(known);
        writer.WriteStartObject("numbers");
        WriteCounts(writer, sum);
        writer.WriteStartArray("schools");
        foreach (var line in known.Where(line => line.Counts!.Left > 0))
        {
            writer.WriteStartObject();
            writer.WriteString("school", line.School.ToString());
            writer.WriteString("period", line.Period.ToString());
            WriteCounts(writer, line.Counts!);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter writer, NumberCounts counts)
    {
        writer.WriteNumber("shown", counts.Shown);
        writer.WriteNumber("counted", counts.Counted);
        writer.WriteNumber("checked", counts.Checked);
        writer.WriteNumber("named", counts.Named);
        writer.WriteNumber("left", counts.Left);
    }

    private static decimal PartOf(Summary summary, Schemes.MeasureReference reference, long value) =>
        summary.Scheme[reference.Form].Measure(reference.Measure).Kind == QuantityKind.Money ? value * 0.01m : value;

    private static void WriteForm(Utf8JsonWriter writer, FormSummary summary)
    {
        writer.WriteStartObject(summary.Form.Id);
        writer.WriteStartObject("totals");
        foreach (var measure in summary.Form.Measures)
        {
            WriteTotal(writer, measure, summary.Totals[measure.Index]);
        }
        writer.WriteEndObject();
        WriteUnits(writer, summary);
        WritePartial(writer, summary);
        writer.WriteStartArray("by");
        foreach (var row in summary.Rows.Where(row => !IsBlankAlone(row)))
        {
            WriteRow(writer, summary.Form, row);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A dimension alone where schools left it blank: in JSON it could not be told from no dimension at all.</summary>
    private static bool IsBlankAlone(AggregateRow row) =>
        row.Dimensions.Count(value => value is not null) == 1 && row.Dimensions.Contains("");

    private static void WriteRow(Utf8JsonWriter writer, FormDefinition form, AggregateRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("area", row.Area);
        writer.WriteString("school", row.School?.ToString());
        writer.WriteStartObject("dimensions");
        foreach (var dimension in form.Dimensions)
        {
            if (row.Dimensions[dimension.Index] is { } value)
            {
                writer.WriteString(dimension.Id, value.Length == 0 ? null : value);
            }
        }
        writer.WriteEndObject();
        writer.WriteStartObject("measures");
        foreach (var measure in form.Measures.Where(measure => row.Measures[measure.Index].Reported))
        {
            WriteTotal(writer, measure, row.Measures[measure.Index]);
        }
        writer.WriteEndObject();
        var partial = form.Measures.Where(measure => row.School is null && row.Measures[measure.Index].IsPartial).ToList();
        if (partial.Count > 0)
        {
            writer.WriteStartArray("partial");
            foreach (var measure in partial)
            {
                writer.WriteStringValue(measure.Id);
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    /// <summary>A measure that counts in several units: what its total is made of.</summary>
    private static void WriteUnits(Utf8JsonWriter writer, FormSummary summary)
    {
        if (CountedUnits.Of(summary.Form) is not { } units || !summary.Reported)
        {
            return;
        }
        writer.WriteStartObject("units");
        writer.WriteStartObject(units.Measure.Id);
        foreach (var unit in units.Of(summary).GroupBy(part => part.Unit, StringComparer.Ordinal))
        {
            writer.WriteNumber(unit.Key, unit.Sum(part => part.Total.Value ?? 0));
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Measures that some schools left blank while others filled them, with how many did either.</summary>
    private static void WritePartial(Utf8JsonWriter writer, FormSummary summary)
    {
        var partial = summary.Form.Measures.Where(measure => summary.Totals[measure.Index].IsPartial).ToList();
        if (partial.Count == 0)
        {
            return;
        }
        writer.WriteStartObject("partial");
        foreach (var measure in partial)
        {
            writer.WriteStartObject(measure.Id);
            writer.WriteNumber("schools", summary.Schools);
            writer.WriteNumber("filled", summary.SchoolsThatFilled(measure));
            writer.WriteNumber("incomplete", summary.Totals[measure.Index].Blank);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    /// <summary>Null if persons may not be added; zero if nothing was reported.</summary>
    private static void WriteTotal(Utf8JsonWriter writer, MeasureColumn measure, Total total)
    {
        if (total.IsNotAddable)
        {
            writer.WriteNull(measure.Id);
        }
        else if (measure.Kind == QuantityKind.Money)
        {
            writer.WriteNumber(measure.Id, (total.Value ?? 0) * 0.01m);
        }
        else
        {
            writer.WriteNumber(measure.Id, total.Value ?? 0);
        }
    }

    private static void WriteFinding(Utf8JsonWriter writer, SchoolFinding line)
    {
        writer.WriteStartObject();
        writer.WriteString("school", line.School.ToString());
        writer.WriteString("file", PersonalData.Mask(line.File));
        writer.WriteString("code", line.Finding.Code);
        writer.WriteString("severity", line.Finding.Severity.Name());
        writer.WriteString("sheet", PersonalData.MaskOrNull(line.Finding.Sheet));
        writer.WriteString("cell", line.Finding.Cell);
        writer.WriteString("message", line.Finding.Message);
        writer.WriteEndObject();
    }
}
