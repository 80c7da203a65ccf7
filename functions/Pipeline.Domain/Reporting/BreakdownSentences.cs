using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schemes.Sentences;

namespace Pipeline.Domain.Reporting;

/// <summary>分项句: all items of a dimension, the halves of a year, then each item; which columns play which part the form declares.</summary>
internal sealed class BreakdownSentences
{
    private readonly Summary summary;
    private readonly FormReader reader;
    private readonly ImmutableArray<(string Name, FormReader Reader)> halves;

    private readonly string itemsId;
    private readonly string sourceDimensionId;
    private readonly string peopleId;
    private readonly string timesId;
    private readonly string allocatedId;
    private readonly string amountId;

    private BreakdownSentences(Summary summary, FormSummary form, ComposedSentence roles)
    {
        string Role(string name) => roles.IdOf(name) ?? "";
        (itemsId, sourceDimensionId, peopleId, timesId, allocatedId, amountId) = (Role("项目"), Role("来源"), Role("人数"), Role("人次"), Role("下达"), Role("发放"));
        this.summary = summary;
        reader = new FormReader(form);
        halves =
        [
            .. summary.Halves.Select(half => (Name: half.Half.Part == PeriodPart.FirstHalf ? "上半年" : "下半年", Form: half.Forms.FirstOrDefault(other => other.Form.Id == form.Form.Id)))
                .Where(half => half.Form is { Reported: true }).Select(half => (half.Name, new FormReader(half.Form!))),
        ];
    }

    public static ImmutableArray<string> Of(Summary summary, FormSummary form, ComposedSentence roles)
    {
        var breakdown = new BreakdownSentences(summary, form, roles);
        var programmes = breakdown.reader.Values(breakdown.itemsId).Where(name => name.Length > 0).ToList();
        string?[] sentences = [programmes.Count > 1 ? breakdown.All(programmes) : null, breakdown.Halves(), .. programmes.Select(breakdown.Programme)];
        return [.. sentences.OfType<string>()];
    }

    private string? All(List<string> programmes)
    {
        var whole = ReportNumbers.Join(",", reader.Total(timesId).Count("人次").Prefixed("资助"), reader.Total(amountId).Money().Prefixed("金额"));
        var parts = programmes.Select(programme => ReportNumbers.Join("、", reader.Of(itemsId, programme, timesId).Count("人次"), reader.Of(itemsId, programme, amountId).Money()).Prefixed(programme));
        return whole.Length == 0 ? null
            : string.Create(CultureInfo.InvariantCulture, $"{summary.Period.ChineseName}发放各类资助{programmes.Count}项,") + $"{whole},其中{string.Join(",", parts)}。";
    }

    // Only where the halves make up the year: a school that reported the year by itself belongs to neither.
    private string? Halves()
    {
        var year = reader.Total(amountId);
        if (halves.Length < 2 || year.Money() is not { } total || halves.Sum(half => half.Reader.Total(amountId).Value ?? 0) != year.Value)
        {
            return null;
        }
        var parts = halves.Select(half => $"{half.Name}资助{ReportNumbers.Join("、", half.Reader.Total(timesId).Count("人次"), half.Reader.Total(amountId).Money())}");
        return $"{summary.Period.ChineseName}{string.Join(",", parts)},全年合计{total}。";
    }

    private string? Programme(string programme)
    {
        var people = reader.Of(itemsId, programme, peopleId);
        var times = reader.Of(itemsId, programme, timesId);
        var inHalves = halves.Where(half => half.Reader.Of(itemsId, programme, timesId).Reported || half.Reader.Of(itemsId, programme, amountId).Reported).ToList();
        // In a year the persons are those of the latest half, beside which 人次 shows both.
        var said = ReportNumbers.Join(",", people.Count("人").Prefixed("受助学生"),
            people.Value is null || times.Value != people.Value ? times.Count("人次").Prefixed("资助") : null,
            reader.Of(itemsId, programme, allocatedId).Money().Prefixed("上级下达资金"), reader.Of(itemsId, programme, amountId).Money().Prefixed("实际发放"));
        if (said.Length == 0)
        {
            return null;
        }
        var when = summary.Period.ChineseName + (inHalves.Count == 1 && IsWhole(inHalves[0].Reader, programme) ? inHalves[0].Name : "");
        var parts = ReportNumbers.Join(";", inHalves.Count > 1 ? "其中" + string.Join(",", inHalves.Select(half => half.Name + "资助" + Figures(half.Reader, programme))) : null, Sources(programme));
        return $"{when}实施{programme},{said}{(parts.Length == 0 ? "" : ";" + parts)}。";
    }

    private bool IsWhole(FormReader half, string programme) =>
        half.Of(itemsId, programme, amountId).Value == reader.Of(itemsId, programme, amountId).Value
        && half.Of(itemsId, programme, timesId).Value == reader.Of(itemsId, programme, timesId).Value;

    private string Figures(FormReader half, string programme)
    {
        var people = half.Of(itemsId, programme, peopleId);
        return ReportNumbers.Join("、", people.Count("人") ?? half.Of(itemsId, programme, timesId).Count("人次"), half.Of(itemsId, programme, amountId).Money());
    }

    private string? Sources(string programme)
    {
        var sources = reader.Values(sourceDimensionId).Where(source => reader.OfAll(amountId, (itemsId, programme), (sourceDimensionId, source)).Reported).ToList();
        return sources.Count < 2 ? null : "按资金来源," + string.Join(",", sources.Select(source => $"{SourceName(source)}资助"
            + ReportNumbers.Join("、", reader.OfAll(peopleId, (itemsId, programme), (sourceDimensionId, source)).Count("人"), reader.OfAll(amountId, (itemsId, programme), (sourceDimensionId, source)).Money())));
    }

    private static string SourceName(string source) => source.Length == 0 ? "未注明来源的" : source + "资金";
}
