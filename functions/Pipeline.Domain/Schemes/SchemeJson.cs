using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Schemes;

/// <summary>
/// Writes a scheme as one JSON document: the inner form, from which <see cref="FormCatalogue.Parse"/> reads it; the same scheme gives the
/// same text.
/// </summary>
public static class SchemeJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(FormCatalogue scheme)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            WriteHeader(json, scheme);
            json.WriteStartArray("forms");
            foreach (var form in scheme.Forms)
            {
                WriteForm(json, form);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void WriteHeader(Utf8JsonWriter json, FormCatalogue scheme)
    {
        var header = scheme.Header;
        json.WriteStartObject("scheme");
        json.WriteString("name", header.Name);
        Optional(json, "issuer", header.Issuer);
        json.WriteString("version", header.Version);
        Optional(json, "from", header.From?.ToString());
        Optional(json, "until", header.Until?.ToString());
        Optional(json, "note", header.Note);
        json.WriteStartArray("rates");
        foreach (var rate in scheme.Rates)
        {
            json.WriteStartObject();
            json.WriteString("id", rate.Id);
            json.WriteString("name", rate.Name);
            json.WriteString("numerator", rate.Numerator.ToString());
            json.WriteString("denominator", rate.Denominator.ToString());
            json.WriteString("unit", rate.Unit);
            json.WriteNumber("decimals", rate.Decimals);
            Optional(json, "note", rate.Note);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteForm(Utf8JsonWriter json, FormDefinition form)
    {
        json.WriteStartObject();
        json.WriteString("id", form.Id);
        json.WriteString("sheet", form.Sheet);
        Texts(json, "sheetAliases", form.SheetAliases);
        json.WriteString("title", form.Title);
        Optional(json, "unitLine", form.UnitLine);
        Flag(json, "required", form.Required);
        Texts(json, "guide", form.Guide);
        json.WriteStartArray("columns");
        foreach (var column in form.Columns)
        {
            json.WriteStartObject();
            WriteColumn(json, column);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("checks");
        foreach (var check in form.Checks)
        {
            json.WriteStartObject();
            CheckJson.Write(json, check);
            Optional(json, "note", check.Note);
            if (check.Severity is { } severity)
            {
                json.WriteString("severity", severity.Name());
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("sentences");
        foreach (var sentence in form.Sentences)
        {
            json.WriteStartObject();
            Optional(json, "when", sentence.When);
            json.WriteString("text", sentence.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteColumn(Utf8JsonWriter json, ColumnDefinition column)
    {
        json.WriteString(
            "role",
            column.Role switch
            {
                ColumnRole.Dimension => "dimension",
                ColumnRole.Measure => "measure",
                ColumnRole.Date => "date",
                _ => "text",
            }
        );
        json.WriteString("id", column.Id);
        json.WriteString("name", column.Name);
        Texts(json, "aliases", column.Aliases);
        Texts(json, "valueAliases", column.ValueAliases);
        Optional(
            json,
            "required",
            column.CellRequired ? "cell"
                : column.ColumnRequired ? "column"
                : null
        );
        Optional(json, "hint", column.Hint);
        switch (column)
        {
            case DimensionColumn dimension:
                WriteDimension(json, dimension);
                break;
            case MeasureColumn measure:
                WriteMeasure(json, measure);
                break;
            case TextColumn text:
                Flag(json, "stored", text.Stored);
                Flag(json, "withinPeriod", text.WithinPeriod);
                break;
        }
    }

    private static void WriteDimension(Utf8JsonWriter json, DimensionColumn dimension)
    {
        json.WriteString(
            "unknown",
            dimension.Unknown switch
            {
                UnknownValue.Error => "error",
                UnknownValue.Withhold => "withhold",
                UnknownValue.Notice => "notice",
                _ => "accept",
            }
        );
        Optional(json, "whenBlank", dimension.WhenBlank);
        Flag(json, "tellsPersonsApart", dimension.TellsPersonsApart);
        Optional(
            json,
            "reads",
            dimension.Reading switch
            {
                DimensionReading.Stage => "stage",
                DimensionReading.Grade => "grade",
                _ => null,
            }
        );
        json.WriteStartArray("values");
        foreach (var value in dimension.Values)
        {
            json.WriteStartObject();
            json.WriteString("name", value.Name);
            Texts(json, "aliases", value.Aliases);
            Texts(json, "doubtful", value.DoubtfulAliases);
            Optional(json, "doubt", value.Doubt);
            Optional(json, "prefillFor", value.PrefillFor);
            Optional(json, "group", value.Group);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteMeasure(Utf8JsonWriter json, MeasureColumn measure)
    {
        json.WriteString("unit", measure.Unit);
        json.WriteString(
            "nature",
            measure.Nature switch
            {
                MeasureNature.Stock => "stock",
                MeasureNature.Persons => "persons",
                _ => "flow",
            }
        );
        Texts(json, "counters", measure.Counters);
        Optional(json, "whenBlankSameAs", measure.WhenBlankSameAs);
        if (measure.WhenBlankValue is { } value)
        {
            json.WriteNumber("whenBlankValue", value);
        }
        Flag(json, "key", measure.Key);
    }

    private static void Optional(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(name, text);
        }
    }

    private static void Flag(Utf8JsonWriter json, string name, bool flag)
    {
        if (flag)
        {
            json.WriteBoolean(name, flag);
        }
    }

    internal static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }
        json.WriteEndArray();
    }
}
