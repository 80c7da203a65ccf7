using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;

namespace Pipeline.Domain.Schemes;

/// <summary>Reads what a scheme's document says beside its forms: the header and the rates.</summary>
internal static class SchemeDocumentReader
{
    private const int MostDecimals = 4;

    public static SchemeHeader ReadHeader(DocumentNode node)
    {
        node.AsObject("name", "issuer", "version", "from", "until", "note", "rates");
        var (from, until) = (PeriodOf(node, "from"), PeriodOf(node, "until"));
        if (from is { } first && until is { } last && last.LastDay < first.FirstDay)
        {
            throw node.Fault("until", "lies before from");
        }
        return new SchemeHeader(
            node.Text("name"),
            node.OptionalText("issuer") ?? "",
            node.Text("version"),
            from,
            until,
            node.OptionalText("note") ?? ""
        );
    }

    /// <summary>The rates, held against the forms that they are made of.</summary>
    public static ImmutableArray<RateDefinition> ReadRates(DocumentNode node, ImmutableArray<FormDefinition> forms)
    {
        var rates = ImmutableArray.CreateBuilder<RateDefinition>();
        foreach (var rate in node.Objects("rates"))
        {
            rate.AsObject("id", "name", "numerator", "denominator", "unit", "decimals", "note");
            var id = rate.Text("id");
            FormValidation.RequireId(rate, "id", id);
            if (rates.Any(other => other.Id == id))
            {
                throw rate.Fault("id", $"'{id}' stands twice");
            }
            var decimals = rate.Whole("decimals");
            rates.Add(
                new RateDefinition(
                    id,
                    rate.Text("name"),
                    Reference(rate, "numerator", forms),
                    Reference(rate, "denominator", forms),
                    rate.Text("unit"),
                    decimals <= MostDecimals ? (int)decimals : throw rate.Fault("decimals", $"at most {MostDecimals} is expected"),
                    rate.OptionalText("note") ?? ""
                )
            );
        }
        return rates.ToImmutable();
    }

    private static Period? PeriodOf(DocumentNode node, string field) =>
        node.OptionalText(field) is not { } text ? null
        : Period.TryParse(text, out var period) ? period
        : throw node.Fault(field, $"'{text}' is no period");

    private static MeasureReference Reference(DocumentNode node, string field, ImmutableArray<FormDefinition> forms)
    {
        var text = node.Text(field);
        if (
            text.Split('.') is [var form, var measure]
            && forms.FirstOrDefault(other => other.Id == form) is { } found
            && found.Measures.Any(other => other.Id == measure)
        )
        {
            return new MeasureReference(form, measure);
        }
        throw node.Fault(field, $"'{text}' is no measure: form.measure is expected");
    }
}
