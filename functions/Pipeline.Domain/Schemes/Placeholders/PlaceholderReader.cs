using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Schemes.Placeholders;

/// <summary>Reads what stands between the braces of a placeholder; names are understood as headers are.</summary>
public sealed class PlaceholderReader(SchemeNames names)
{
    public static readonly ImmutableArray<string> Words = ["期别", "年度", "区县", "区域", "全域", "截止时间", "应报", "已报", "未报"];

    public static readonly ImmutableArray<string> RowFields =
    [
        "学校名称",
        "学校标识码",
        "区县",
        "学区",
        "片区",
        "办学类型",
        "名称",
        "序号",
    ];

    private static readonly (string Word, RepeatedBy By)[] Repeats =
    [
        ("每校", RepeatedBy.School),
        ("每学区", RepeatedBy.Township),
        ("每乡镇", RepeatedBy.Township),
        ("每片区", RepeatedBy.Cluster),
    ];

    private static readonly (string Word, PeriodPart Part)[] Halves =
    [
        ("上半年", PeriodPart.FirstHalf),
        ("春", PeriodPart.FirstHalf),
        ("春季", PeriodPart.FirstHalf),
        ("下半年", PeriodPart.SecondHalf),
        ("秋", PeriodPart.SecondHalf),
        ("秋季", PeriodPart.SecondHalf),
    ];

    /// <summary>Reads the text between the braces.</summary>
    /// <param name="text">Without the braces.</param>
    /// <param name="own">The form whose columns need no form's name; null if every column needs it.</param>
    /// <param name="problem">Chinese: what cannot be understood; null if all is.</param>
    public Placeholder? Read(string text, FormDefinition? own, out string? problem)
    {
        problem = null;
        var parts = Folding.Fold(text).Split('|');
        var subject = parts[0].Trim();
        if (parts.Length == 1 && ReadWord(subject, own) is { } word)
        {
            return word;
        }
        if (parts.Length > 3)
        {
            problem = $"“{{{text}}}”里的“|”太多:最多写“栏目|条件|单位,小数位数”。";
            return null;
        }
        if (names.TryMeasure(subject, own, out var form, out var measure))
        {
            return Where(parts, [form], out problem) is { } where && As(parts, measure, out problem) is { } shown
                ? new Placeholder.Figure(form, measure, where, shown)
                : null;
        }
        if (names.Rate(subject) is { } rate)
        {
            ImmutableArray<FormDefinition> forms =
            [
                .. names.Forms.Where(other => other.Id == rate.Numerator.Form || other.Id == rate.Denominator.Form),
            ];
            return Where(parts, forms, out problem) is { } where && As(parts, null, out problem) is { } shown
                ? new Placeholder.Rate(rate, where, shown)
                : null;
        }
        problem =
            $"“{{{text}}}”里的“{subject}”不是{(own is null ? "“表名.栏目名”" : $"“{own.Sheet}”的指标")}、比率,也不是{string.Join("、", Words)}等。请核对名称。";
        return null;
    }

    private Placeholder? ReadWord(string subject, FormDefinition? own)
    {
        var key = Folding.FoldKey(subject);
        if (Words.Contains(key))
        {
            return new Placeholder.Word(key);
        }
        foreach (var (name, by) in Repeats)
        {
            if (name == key)
            {
                return new Placeholder.Repeat(by);
            }
        }
        if (key.StartsWith("本行.", StringComparison.Ordinal) && RowFields.Contains(key[3..]))
        {
            return new Placeholder.OfRow(key[3..]);
        }
        if (key.StartsWith("校数:", StringComparison.Ordinal) && names.TryMeasure(key[3..], own, out var form, out var measure))
        {
            return new Placeholder.Schools(form, measure);
        }
        if (
            own is not null
            && key.StartsWith("个数:", StringComparison.Ordinal)
            && SchemeNames.Column<DimensionColumn>(own, key[3..]) is { } counted
        )
        {
            return new Placeholder.Count(own, counted);
        }
        return own is not null && SchemeNames.Column<DimensionColumn>(own, key) is { } dimension
            ? new Placeholder.Current(dimension)
            : null;
    }

    private static Conditions? Where(string[] parts, ImmutableArray<FormDefinition> forms, out string? problem)
    {
        problem = null;
        var where = Conditions.None;
        foreach (
            var condition in parts.Length < 2
                ? []
                : parts[1].Split([',', ';', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
        {
            if (condition.Split('=') is not [var name, var value] || name.Trim().Length == 0 || value.Trim().Length == 0)
            {
                problem = $"条件“{condition}”看不懂,应写成“分组=值”{Example(forms)}。";
                return null;
            }
            if (Add(where, name.Trim(), value.Trim(), forms, out problem) is not { } more)
            {
                return null;
            }
            where = more;
        }
        return where;
    }

    /// <summary>A condition that the forms understand.</summary>
    private static string Example(ImmutableArray<FormDefinition> forms) =>
        forms.SelectMany(form => form.Dimensions).FirstOrDefault(dimension => !dimension.Values.IsEmpty) is { } known
            ? $",如“{known.Name}={known.Values[0].Name}”"
            : "";

    private static Conditions? Add(Conditions where, string name, string value, ImmutableArray<FormDefinition> forms, out string? problem)
    {
        problem = null;
        switch (Folding.FoldKey(name))
        {
            case "期" or "期别" or "半年":
                if (Halves.FirstOrDefault(half => half.Word == Folding.FoldKey(value)) is { Word: not null } half)
                {
                    return where with { Half = half.Part };
                }
                problem = $"条件“{name}={value}”看不懂,期只能是上半年或下半年。";
                return null;
            case "学区" or "乡镇" or "片区" or "区县":
                return where with { Area = value };
            case "学校":
                return where with { School = value };
        }
        var dimensions = forms.Select(form => SchemeNames.Column<DimensionColumn>(form, name)).ToList();
        if (dimensions.Any(dimension => dimension is null))
        {
            problem = $"条件“{name}={value}”里的“{name}”不是“{forms[0].Sheet}”的分组。";
            return null;
        }
        foreach (var dimension in dimensions.OfType<DimensionColumn>().DistinctBy(dimension => dimension.Id))
        {
            var known = value == "空白" ? "" : SchemeNames.Value(dimension, value);
            if (known is null)
            {
                problem = $"条件“{name}={value}”里的“{value}”不是“{dimension.Name}”的值。";
                return null;
            }
            where = where with { Values = where.Values.Add((dimension.Id, known)) };
        }
        return where;
    }

    private static ShownAs? As(string[] parts, MeasureColumn? measure, out string? problem)
    {
        problem = null;
        var shown = ShownAs.Plain;
        foreach (
            var part in parts.Length < 3
                ? []
                : parts[2].Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
        {
            if (part.Length == 1 && part[0] is >= '0' and <= '6')
            {
                shown = shown with { Decimals = part[0] - '0' };
            }
            else if (!Fits(part, measure))
            {
                problem = measure is null
                    ? $"“{part}”不是小数位数:比率的单位由制度规定。"
                    : $"单位“{part}”与“{measure.Name}”({measure.Unit})不符。";
                return null;
            }
            else
            {
                shown = shown with { Unit = part };
            }
        }
        return shown;
    }

    private static bool Fits(string unit, MeasureColumn? measure) =>
        measure is not null
        && (
            measure.Kind == QuantityKind.Money
                ? MoneyUnits.TryParse(unit, out _)
                : unit == measure.Unit
                    || measure.Counters.Contains(unit)
                    || (unit.Length > 1 && unit[0] == '万' && (unit[1..] == measure.Unit || measure.Counters.Contains(unit[1..])))
        );
}
