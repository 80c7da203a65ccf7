using System.Globalization;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Schemes.Placeholders;
using Pipeline.Domain.Schools;
using Pipeline.Domain.YearlyReport;

namespace Pipeline.Domain.Schemes.Layouts;

/// <summary>Answers a layout's placeholders from a summary and the figures of its schools.</summary>
/// <param name="figures">Filled school by school as the summary was.</param>
/// <param name="roster">Gives the order of rows, and the schools that did not report; null takes those that did.</param>
public sealed class LayoutContext(Summary summary, LayoutFigures figures, Roster? roster)
{
    private const string NotAddable = "—";

    private readonly PlaceholderReader reader = new(new SchemeNames(summary.Scheme.Forms, summary.Scheme.Rates));

    private IReadOnlyList<School> Schools { get; } = roster is null ? [.. figures.Schools] : [.. roster.Expected];

    /// <summary>The rows that a repeated row becomes, in the roster's order.</summary>
    public IReadOnlyList<LayoutRow> RowsOf(RepeatedBy by)
    {
        if (by == RepeatedBy.School)
        {
            return [.. Schools.Select((school, index) => new LayoutRow(index + 1, school, -1, school.AreaNames))];
        }
        var level = by == RepeatedBy.Township ? 1 : 2;
        var paths = Schools
            .Where(school => school.AreaNames.Length > level)
            .Select(school => school.AreaNames.Take(level + 1).ToArray())
            .DistinctBy(path => string.Join('\u001f', path), StringComparer.Ordinal);
        return [.. paths.Select((path, index) => new LayoutRow(index + 1, null, level, path))];
    }

    /// <summary>Understands the text between braces; what cannot be is a problem.</summary>
    public Placeholder? Read(string text, out string? problem) => reader.Read(text, null, out problem);

    /// <summary>What a placeholder comes to; in a repeated row for that row.</summary>
    public LayoutValue ValueOf(Placeholder placeholder, LayoutRow? row) =>
        placeholder switch
        {
            Placeholder.Figure figure => Figure(figure, row),
            Placeholder.Rate rate => Rate(rate, row),
            Placeholder.Schools schools => Number(
                Schools.Count(school =>
                    (row is null || row.Holds(school)) && figures.Of(schools.Form, schools.Measure, Conditions.None, school.Equals).Reported
                )
            ),
            Placeholder.Word word => Word(word.Name),
            Placeholder.OfRow { Field: var field } => row is null
                ? LayoutValue.Faulty($"“{{本行.{field}}}”只能写在有{{每校}}、{{每学区}}或{{每片区}}的行里。")
            : field == "序号" ? Number(row.Number)
            : LayoutValue.OfText(row.Field(field)),
            Placeholder.Repeat => LayoutValue.OfText(""),
            _ => LayoutValue.Faulty("这种占位符不能用在表样里。"),
        };

    private LayoutValue Figure(Placeholder.Figure figure, LayoutRow? row)
    {
        if (ProblemOf(figure.Form, figure.Where) is { } problem)
        {
            return LayoutValue.Faulty(problem);
        }
        var total = figures.Of(figure.Form, figure.Measure, figure.Where, Within(figure.Where, row));
        if (total.IsNotAddable)
        {
            return LayoutValue.OfText(NotAddable);
        }
        if (total.Value is not { } value)
        {
            return LayoutValue.OfText("");
        }
        var number = InUnit(value, figure.Measure, figure.As);
        var rounded = Math.Round(number, figure.As.Decimals ?? 6, MidpointRounding.AwayFromZero);
        return LayoutValue.Of(rounded, (total.Approximate ? "约" : "") + QuantityFormat.Plain(rounded, figure.As.Decimals));
    }

    private LayoutValue Rate(Placeholder.Rate placeholder, LayoutRow? row)
    {
        var rate = placeholder.Of;
        var (above, below) = (summary.Scheme[rate.Numerator.Form], summary.Scheme[rate.Denominator.Form]);
        if ((ProblemOf(above, placeholder.Where) ?? ProblemOf(below, placeholder.Where)) is { } problem)
        {
            return LayoutValue.Faulty(problem);
        }
        var (numerator, denominator) = (above.Measure(rate.Numerator.Measure), below.Measure(rate.Denominator.Measure));
        var within = Within(placeholder.Where, row);
        var (part, whole) = (
            figures.Of(above, numerator, placeholder.Where, within),
            figures.Of(below, denominator, placeholder.Where, within)
        );
        if (part.IsNotAddable || whole.IsNotAddable)
        {
            return LayoutValue.OfText(NotAddable);
        }
        if (part.Value is not { } up || whole.Value is not { } down || down == 0)
        {
            return LayoutValue.OfText("");
        }
        var value = RateArithmetic.Of(rate, numerator, up, denominator, down);
        var shown = placeholder.As.Decimals is { } decimals ? rate with { Decimals = decimals } : rate;
        return LayoutValue.Of(Math.Round(value, shown.Decimals, MidpointRounding.AwayFromZero), RateArithmetic.Number(shown, value));
    }

    private static Func<School, bool> Within(Conditions where, LayoutRow? row) =>
        school =>
            (row is null || row.Holds(school))
            && (where.Area is not { } area || school.AreaNames.Contains(area))
            && (where.School is not { } named || school.Name == named || school.Code.ToString() == named);

    /// <summary>A condition that can hold for nobody: a value, area or school that there is none of.</summary>
    private string? ProblemOf(FormDefinition form, Conditions where)
    {
        foreach (var (id, value) in where.Values)
        {
            if (form.Dimensions.FirstOrDefault(dimension => dimension.Id == id) is { } dimension && !figures.Knows(form, dimension, value))
            {
                return $"“{form.Sheet}”里没有“{dimension.Name}={value}”,条件对不上任何数。";
            }
        }
        if (where.Area is { } area && Schools.All(school => !school.AreaNames.Contains(area)))
        {
            return $"名录里没有“{area}”这个区县、学区或片区。";
        }
        return where.School is { } named && Schools.All(school => school.Name != named && school.Code.ToString() != named)
            ? $"名录里没有“{named}”这所学校。"
            : null;
    }

    private static decimal InUnit(long value, MeasureColumn measure, ShownAs shown)
    {
        if (measure.Kind == QuantityKind.Money)
        {
            var unit = MoneyUnits.TryParse(shown.Unit, out var asked) ? asked : MoneyUnit.Yuan;
            return value / (decimal)MoneyUnits.FenPerUnit(unit);
        }
        return shown.Unit is { Length: > 1 } text && text[0] == '万' ? value / 10_000m : value;
    }

    private LayoutValue Word(string name) =>
        name switch
        {
            "期别" => LayoutValue.OfText(summary.Period.ChineseName),
            "年度" => LayoutValue.OfText(summary.Period.Year.ToString(CultureInfo.InvariantCulture) + "年"),
            "区县" => LayoutValue.OfText(summary.Areas is [var county] ? county.Name : ""),
            "区域" => LayoutValue.OfText(summary.AreaName),
            "全域" => LayoutValue.OfText(AreaWords.Whole(summary.AreaName)),
            "应报" => Number(summary.Coverage.Expected),
            "已报" => Number(summary.Coverage.Received),
            "未报" => Number(summary.Coverage.Missing.Length),
            _ => LayoutValue.OfText(ChinaTime.Of(summary.GeneratedAt).ToString("yyyy年M月d日H时m分", CultureInfo.InvariantCulture)),
        };

    private static LayoutValue Number(int value) => LayoutValue.Of(value, value.ToString(CultureInfo.InvariantCulture));
}
