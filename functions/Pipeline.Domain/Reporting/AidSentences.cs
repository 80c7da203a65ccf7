using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Periods;

namespace Pipeline.Domain.Reporting;

/// <summary>补助资金: all programmes, the halves of a year, then each programme.</summary>
internal sealed class AidSentences
{
    private readonly Summary summary;
    private readonly FormReader reader;
    private readonly ImmutableArray<(string Name, FormReader Reader)> halves;

    private AidSentences(Summary summary, FormSummary form)
    {
        this.summary = summary;
        reader = new FormReader(form);
        halves =
        [
            .. summary.Halves.Select(half => (Name: half.Half.Part == PeriodPart.FirstHalf ? "上半年" : "下半年", Form: half.Forms.FirstOrDefault(other => other.Form.Id == form.Form.Id)))
                .Where(half => half.Form is { Reported: true }).Select(half => (half.Name, new FormReader(half.Form!))),
        ];
    }

    public static ImmutableArray<string> Of(Summary summary, FormSummary form)
    {
        var aid = new AidSentences(summary, form);
        var programmes = aid.reader.Values("programme").Where(name => name.Length > 0).ToList();
        string?[] sentences = [programmes.Count > 1 ? aid.All(programmes) : null, aid.Halves(), .. programmes.Select(aid.Programme)];
        return [.. sentences.OfType<string>()];
    }

    private string? All(List<string> programmes)
    {
        var whole = ReportNumbers.Join(",", reader.Total("times").Count("人次").Prefixed("资助"), reader.Total("amount").Money().Prefixed("金额"));
        var parts = programmes.Select(programme => ReportNumbers.Join("、", reader.Of("programme", programme, "times").Count("人次"), reader.Of("programme", programme, "amount").Money()).Prefixed(programme));
        return whole.Length == 0 ? null
            : string.Create(CultureInfo.InvariantCulture, $"{summary.Period.ChineseName}发放各类资助{programmes.Count}项,") + $"{whole},其中{string.Join(",", parts)}。";
    }

    // Only where the halves make up the year: a school that reported the year by itself belongs to neither.
    private string? Halves()
    {
        var year = reader.Total("amount");
        if (halves.Length < 2 || year.Money() is not { } total || halves.Sum(half => half.Reader.Total("amount").Value ?? 0) != year.Value)
        {
            return null;
        }
        var parts = halves.Select(half => $"{half.Name}资助{ReportNumbers.Join("、", half.Reader.Total("times").Count("人次"), half.Reader.Total("amount").Money())}");
        return $"{summary.Period.ChineseName}{string.Join(",", parts)},全年合计{total}。";
    }

    private string? Programme(string programme)
    {
        var people = reader.Of("programme", programme, "people");
        var times = reader.Of("programme", programme, "times");
        var inHalves = halves.Where(half => half.Reader.Of("programme", programme, "times").Reported || half.Reader.Of("programme", programme, "amount").Reported).ToList();
        // In a year the persons are those of the latest half, beside which 人次 shows both.
        var said = ReportNumbers.Join(",", people.Count("人").Prefixed("受助学生"),
            people.Value is null || times.Value != people.Value ? times.Count("人次").Prefixed("资助") : null,
            reader.Of("programme", programme, "allocated").Money().Prefixed("上级下达资金"), reader.Of("programme", programme, "amount").Money().Prefixed("实际发放"));
        if (said.Length == 0)
        {
            return null;
        }
        var when = summary.Period.ChineseName + (inHalves.Count == 1 && IsWhole(inHalves[0].Reader, programme) ? inHalves[0].Name : "");
        var parts = ReportNumbers.Join(";", inHalves.Count > 1 ? "其中" + string.Join(",", inHalves.Select(half => half.Name + "资助" + Figures(half.Reader, programme))) : null, Sources(programme));
        return $"{when}实施{programme},{said}{(parts.Length == 0 ? "" : ";" + parts)}。";
    }

    private bool IsWhole(FormReader half, string programme) =>
        half.Of("programme", programme, "amount").Value == reader.Of("programme", programme, "amount").Value
        && half.Of("programme", programme, "times").Value == reader.Of("programme", programme, "times").Value;

    private static string Figures(FormReader half, string programme)
    {
        var people = half.Of("programme", programme, "people");
        return ReportNumbers.Join("、", people.Count("人") ?? half.Of("programme", programme, "times").Count("人次"), half.Of("programme", programme, "amount").Money());
    }

    private string? Sources(string programme)
    {
        var sources = reader.Values("source").Where(source => reader.OfAll("amount", ("programme", programme), ("source", source)).Reported).ToList();
        return sources.Count < 2 ? null : "按资金来源," + string.Join(",", sources.Select(source => $"{SourceName(source)}资助"
            + ReportNumbers.Join("、", reader.OfAll("people", ("programme", programme), ("source", source)).Count("人"), reader.OfAll("amount", ("programme", programme), ("source", source)).Money())));
    }

    private static string SourceName(string source) => source.Length == 0 ? "未注明来源的" : source + "资金";
}
