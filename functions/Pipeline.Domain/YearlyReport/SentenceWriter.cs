using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Schemes;
using Pipeline.Domain.Schemes.Placeholders;
using Pipeline.Domain.Schemes.Sentences;

namespace Pipeline.Domain.YearlyReport;

/// <summary>
/// Writes one sentence pattern; a figure that is not there takes its optional part with it, and outside of one the whole sentence.
/// </summary>
internal sealed class SentenceWriter(Summary summary, FormSummary form)
{
    private readonly Stack<(DimensionColumn Dimension, string Value)> bound = [];

    /// <summary>The sentence, or null if a figure that it needs is not there.</summary>
    public string? Write(ImmutableArray<SentenceNode> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (Part(part) is not { } said)
            {
                return null;
            }
            text.Append(said);
        }
        return text.ToString();
    }

    private string? Part(SentenceNode part) =>
        part switch
        {
            SentenceNode.Literal literal => literal.Text,
            SentenceNode.Optional optional => Write(optional.Parts) ?? "",
            SentenceNode.Joined joined => joined.Parts.Select(each => Write(each.Parts)).OfType<string>().ToList() is { Count: > 0 } said
                ? string.Join(joined.Separator, said)
                : null,
            SentenceNode.Each each => Each(each),
            SentenceNode.Value value => Value(value.Placeholder),
            _ => throw new NotSupportedException(part.GetType().Name),
        };

    private string? Each(SentenceNode.Each each)
    {
        var said = new List<string>();
        foreach (var value in FormReader.Of(form).Values(each.Dimension.Id).Where(value => value.Length > 0).ToList())
        {
            if (!IsReachable(each.Dimension, value))
            {
                continue;
            }
            bound.Push((each.Dimension, value));
            if (Write(each.Parts) is { } text)
            {
                said.Add(text);
            }
            bound.Pop();
        }
        return said.Count == 0 ? null : string.Join(each.Separator, said);
    }

    /// <summary>Whether the value was reported together with the values that outer repetitions stand at.</summary>
    private bool IsReachable(DimensionColumn dimension, string value) =>
        bound.Count == 0
        || form.Rows.Any(row =>
            row.School is null
            && row.Area is null
            && row.Dimensions.All(each => each is not null)
            && row.Dimensions[dimension.Index] == value
            && bound.All(outer => row.Dimensions[outer.Dimension.Index] == outer.Value)
        );

    private string? Value(Placeholder placeholder) =>
        placeholder switch
        {
            Placeholder.Word word => Word(word.Name),
            Placeholder.Current current => bound.First(each => each.Dimension == current.Dimension).Value,
            Placeholder.Schools schools => FormOf(schools.Form, null) is { } of
                ? Number(FormReader.Of(of).Schools(schools.Measure.Id))
                : null,
            Placeholder.Count count => Number(FormReader.Of(form).Values(count.Dimension.Id).Count(value => value.Length > 0)),
            Placeholder.Figure figure => FigureWords.Of(TotalOf(figure.Form, figure.Measure, figure.Where), figure.Measure, figure.As),
            Placeholder.Rate rate => Rate(rate),
            _ => null,
        };

    private string? Word(string name) =>
        name switch
        {
            "期别" => summary.Covered.ChineseName,
            "年度" => Number(summary.Period.Year) + "年",
            "区县" => summary.Areas is [var county] && summary.AreaName.Length > 0 ? county.Name : null,
            "区域" => summary.AreaName is { Length: > 0 } area ? area : null,
            "全域" => AreaWords.Whole(summary.AreaName) is { Length: > 0 } whole ? whole : null,
            "应报" => Number(summary.Coverage.Expected),
            "已报" => Number(summary.Coverage.Received),
            "未报" => Number(summary.Coverage.Missing.Length),
            "截止时间" => ChinaTime.Of(summary.GeneratedAt).ToString("yyyy年M月d日H时", CultureInfo.InvariantCulture),
            _ => null,
        };

    private string? Rate(Placeholder.Rate placeholder)
    {
        var rate = placeholder.Of;
        if (
            Part(rate.Numerator, placeholder.Where) is not var (numerator, part)
            || Part(rate.Denominator, placeholder.Where) is not var (denominator, whole)
            || part is not { Value: { } above, IsPartial: false }
            || whole is not { Value: { } below and not 0, IsPartial: false }
        )
        {
            return null;
        }
        var shown = placeholder.As.Decimals is { } decimals ? rate with { Decimals = decimals } : rate;
        var value = RateArithmetic.Of(rate, numerator, above, denominator, below);
        return Manners.Join(part.Manner, whole.Manner).Say(RateArithmetic.Number(shown, value), rate.Unit == ":" ? ":1" : rate.Unit)
            + (part.Queried || whole.Queried ? ReportNumbers.ToVerify : "");
    }

    private (MeasureColumn Measure, Total Total)? Part(MeasureReference reference, Conditions where) =>
        summary.Forms.FirstOrDefault(other => other.Form.Id == reference.Form)?.Form is { } of
        && of.Measure(reference.Measure) is var measure
            ? (measure, TotalOf(of, measure, where))
            : null;

    private Total TotalOf(FormDefinition of, MeasureColumn measure, Conditions where)
    {
        if (FormOf(of, where.Half) is not { } found)
        {
            return default;
        }
        var values = where.Values.ToList();
        foreach (var (dimension, value) in bound)
        {
            if (of.Dimensions.Any(own => own.Id == dimension.Id) && values.All(other => other.Dimension != dimension.Id))
            {
                values.Add((dimension.Id, value));
            }
        }
        return WholeFigures.Of(found, measure, values);
    }

    private FormSummary? FormOf(FormDefinition of, PeriodPart? half) =>
        half is null ? summary.Forms.FirstOrDefault(other => other.Form.Id == of.Id)
        : summary.Halves.FirstOrDefault(other => other.Half.Part == half).Forms is { IsDefault: false } forms
            ? forms.FirstOrDefault(other => other.Form.Id == of.Id)
        : null;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
