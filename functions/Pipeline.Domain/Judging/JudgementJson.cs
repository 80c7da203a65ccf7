using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Domain.Balance;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Submissions;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Judging;

/// <summary>Writes judgements as <c>check --json</c> gives them; the contract is commands.md.</summary>
public static class JudgementJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>An array, one object a file.</summary>
    public static void Write(Stream output, IEnumerable<Judgement> judgements)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartArray();
        foreach (var judgement in judgements)
        {
            Write(json, judgement);
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Judgement judgement)
    {
        json.WriteStartObject();
        json.WriteString("file", PersonalData.Mask(judgement.File));
        json.WriteStartObject("school");
        json.WriteString("code", judgement.School?.ToString());
        json.WriteString("name", judgement.SchoolName);
        json.WriteEndObject();
        json.WriteString("period", judgement.Period?.ToString());
        json.WriteString("verdict", judgement.Verdict.Name());
        Write(json, judgement.Numbers);
        json.WriteStartArray("findings");
        foreach (var finding in judgement.Findings)
        {
            Write(json, finding);
        }
        json.WriteEndArray();
        json.WriteStartArray("figures");
        foreach (var row in judgement.Rows)
        {
            WriteFigures(json, row);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, NumberBalance numbers)
    {
        json.WriteStartObject("numbers");
        json.WriteNumber("shown", numbers.Shown);
        json.WriteNumber("counted", numbers.Counted);
        json.WriteNumber("checked", numbers.Checked);
        json.WriteNumber("named", numbers.Named);
        json.WriteStartArray("left");
        foreach (var left in numbers.Left)
        {
            json.WriteStartObject();
            json.WriteString("sheet", left.Sheet);
            json.WriteString("range", left.Range);
            json.WriteNumber("count", left.Count);
            json.WriteNumber("sum", left.Sum);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("severity", finding.Severity.Name());
        json.WriteString("sheet", PersonalData.MaskOrNull(finding.Sheet));
        json.WriteString("cell", finding.Cell);
        json.WriteString("text", finding.Text);
        json.WriteString("message", finding.Message);
        if (finding.Explanation is not null)
        {
            json.WriteString("explanation", PersonalData.Mask(finding.Explanation));
        }
        json.WriteEndObject();
    }

    private static void WriteFigures(Utf8JsonWriter json, DataRow row)
    {
        foreach (var measure in row.Form.Measures)
        {
            var value = row.Values[measure.Index];
            if (value.HasValue)
            {
                WriteFigure(json, row, measure, value);
            }
        }
    }

    private static void WriteFigure(Utf8JsonWriter json, DataRow row, MeasureColumn measure, MeasureValue value)
    {
        json.WriteStartObject();
        json.WriteString("form", row.Form.Id);
        json.WriteString("sheet", row.Sheet);
        json.WriteNumber("row", row.Row);
        json.WriteStartObject("dimensions");
        foreach (var dimension in row.Form.Dimensions)
        {
            if (row.Dimensions[dimension.Index] is { } name)
            {
                json.WriteString(dimension.Id, PersonalData.Mask(name));
            }
        }
        json.WriteEndObject();
        json.WriteString("measure", measure.Id);
        WriteValue(json, "value", measure, value.Value);
        json.WriteString("unit", measure.Unit);
        json.WriteBoolean("approximate", value.Approximate);
        if (value.State == MeasureState.Derived)
        {
            json.WriteBoolean("derived", true);
        }
        else
        {
            json.WriteString("cell", CellAddress.Format(row.Row, value.Column));
            json.WriteString("text", PersonalData.MaskOrNull(value.Text) ?? QuantityFormat.Plain(value.Value, measure.Kind));
        }
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, string name, MeasureColumn measure, long value)
    {
        if (measure.Kind == QuantityKind.Money)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(QuantityFormat.PlainYuan(value));
        }
        else
        {
            json.WriteNumber(name, value);
        }
    }
}
