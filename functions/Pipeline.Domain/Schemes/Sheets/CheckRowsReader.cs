using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>Reads the sheet 逻辑关系.</summary>
internal sealed class CheckRowsReader(SchemeRow row, FormDefinition form, SchemeNames names)
{
    private const long MostYuan = 1_000_000_000;

    /// <summary>The checks of each form, by its id.</summary>
    public static ILookup<string, CheckDefinition> Read(SchemeTable? table, SchemeNames names)
    {
        var found = new List<(string Form, CheckDefinition Check)>();
        foreach (var row in (table?.Rows ?? []).Where(row => row["表名"].Length > 0))
        {
            if (names.Form(row["表名"]) is not { } form)
            {
                row.Add(SchemeRules.NotFound, "表名", $"“报表”里没有“{row["表名"]}”这张表。");
            }
            else if (CheckKinds.Names.Contains(row.Word("类型")) && new CheckRowsReader(row, form, names).Read() is { } check)
            {
                found.Add((form.Id, check));
            }
        }
        return found.ToLookup(each => each.Form, each => each.Check);
    }

    private CheckDefinition? Read()
    {
        var check = ReadKind();
        if (check is null)
        {
            return null;
        }
        Severity? severity = row.Word("级别") switch
        {
            "错误" => Severity.Error,
            "疑问" => Severity.Query,
            "提示" => Severity.Notice,
            _ => null,
        };
        if (check is CheckDefinition.Unique && severity == Severity.Query)
        {
            row.Add(SchemeRules.Unfit, "级别", "“不重复”的级别只能是错误或提示。");
        }
        if (check is CheckDefinition.Change or CheckDefinition.SameInOtherSchool && severity == Severity.Error)
        {
            row.Add(SchemeRules.Unfit, "级别", $"“{row["类型"]}”要到汇总时才看得出,级别只能是疑问或提示。");
        }
        return check with { Severity = check is CheckDefinition.Unique ? null : severity, Note = row["说明"] };
    }

    private CheckDefinition? ReadKind() =>
        row.Word("类型") switch
        {
            CheckKinds.Sum => One<MeasureColumn>("栏目", row["栏目"]) is { } total && Parts("参照", total) is { } parts
                ? new CheckDefinition.Sum(total.Id, parts)
                : null,
            CheckKinds.AtMost => One<MeasureColumn>("参照", row["参照"]) is { } whole && Parts("栏目", whole) is { } parts
                ? new CheckDefinition.AtMost(whole.Id, parts)
                : null,
            CheckKinds.Unique => Many<DimensionColumn>("栏目", required: true) is { } dimensions
                ? new CheckDefinition.Unique(dimensions, row.Word("级别") != "提示")
                : null,
            CheckKinds.Together => MoneyAndPeople() is var (money, people) ? new CheckDefinition.Together(money, people) : null,
            CheckKinds.PerHead => PerHead(),
            CheckKinds.Slip => One<MeasureColumn>("栏目", row["栏目"]) is { } money
            && Parts("参照", money) is [var beside, ..]
            && IsMoney(money)
                ? new CheckDefinition.Slip(money.Id, beside)
                : null,
            CheckKinds.AtLeast => One<MeasureColumn>("栏目", row["栏目"]) is { } most && Parts("参照", most) is [var least, ..]
                ? new CheckDefinition.AtLeast(most.Id, least)
                : null,
            CheckKinds.AtMostOfForm => AtMostOfForm(),
            CheckKinds.Change => Many<DimensionColumn>("栏目", required: false) is { } by
                ? new CheckDefinition.Change(
                    by,
                    (int)(row.Whole("上限", 0, 10_000) ?? 30),
                    row.Whole("下限", 0, MostYuan) ?? 20,
                    (row.Whole("参照", 0, MostYuan) ?? 5_000) * 100
                )
                : null,
            CheckKinds.CounterOfValue => CounterOfValue(),
            CheckKinds.SameInOtherSchool => Same(),
            _ => StatedRate(),
        };

    private TColumn? One<TColumn>(string column, string text)
        where TColumn : ColumnDefinition
    {
        if (text.Length == 0)
        {
            row.Add(SchemeRules.Blank, column, $"“{row["类型"]}”的“{column}”没有填。");
            return null;
        }
        if (SchemeNames.Column<TColumn>(form, text) is { } found)
        {
            return found;
        }
        var other = SchemeNames.Column<ColumnDefinition>(form, text);
        var wanted =
            typeof(TColumn) == typeof(MeasureColumn) ? "指标"
            : typeof(TColumn) == typeof(DimensionColumn) ? "分组"
            : "文字";
        row.Add(
            other is null ? SchemeRules.NotFound : SchemeRules.Unfit,
            column,
            other is null ? $"“{form.Sheet}”没有栏目“{text}”。" : $"“{text}”不是{wanted}栏目。"
        );
        return null;
    }

    private ImmutableArray<string>? Many<TColumn>(string column, bool required)
        where TColumn : ColumnDefinition
    {
        var texts = row.Names(column);
        if (texts.Count == 0 && required)
        {
            row.Add(SchemeRules.Blank, column, $"“{row["类型"]}”的“{column}”没有填。");
            return null;
        }
        var found = texts.Select(text => One<TColumn>(column, text)).ToList();
        return found.Any(each => each is null) ? null : [.. found.Select(each => each!.Id)];
    }

    private ImmutableArray<string>? Parts(string column, MeasureColumn whole)
    {
        if (Many<MeasureColumn>(column, required: true) is not { } parts)
        {
            return null;
        }
        foreach (var part in parts)
        {
            if (part == whole.Id || form.Measure(part).Kind != whole.Kind)
            {
                row.Add(
                    SchemeRules.Unfit,
                    column,
                    part == whole.Id
                        ? $"“{whole.Name}”不能是自己的一部分。"
                        : $"“{form.Measure(part).Name}”与“{whole.Name}”一个是金额,一个不是。"
                );
                return null;
            }
        }
        return parts;
    }

    private bool IsMoney(MeasureColumn money)
    {
        if (money.Kind != QuantityKind.Money)
        {
            row.Add(SchemeRules.Unfit, "栏目", $"“{money.Name}”不是金额。");
        }
        return money.Kind == QuantityKind.Money;
    }

    private (string Money, string People)? MoneyAndPeople()
    {
        var (money, people) = (One<MeasureColumn>("栏目", row["栏目"]), One<MeasureColumn>("参照", row["参照"]));
        if (money is { Kind: not QuantityKind.Money })
        {
            row.Add(SchemeRules.Unfit, "栏目", $"“{money.Name}”不是金额。");
        }
        if (people is { Kind: not QuantityKind.Count })
        {
            row.Add(SchemeRules.Unfit, "参照", $"“{people.Name}”不是个数。");
        }
        return money is { Kind: QuantityKind.Money } && people is { Kind: QuantityKind.Count } ? (money.Id, people.Id) : null;
    }

    private CheckDefinition.PerHead? PerHead()
    {
        var (least, most) = (row.Whole("下限", 0, MostYuan), row.Whole("上限", 0, MostYuan));
        foreach (var column in new[] { "下限", "上限" }.Where(column => row[column].Length == 0))
        {
            row.Add(SchemeRules.Blank, column, $"“人均在”的“{column}”没有填。");
        }
        if (least > most)
        {
            row.Add(SchemeRules.BadNumber, "下限", $"下限{least}大于上限{most}。");
        }
        return MoneyAndPeople() is var (money, people) && least is { } from && most is { } to
            ? new CheckDefinition.PerHead(money, people, from * 100, to * 100)
            : null;
    }

    private CheckDefinition.AtMostOfForm? AtMostOfForm()
    {
        if (row["参照"].Split('|') is not [var reference, var by])
        {
            row.Add(SchemeRules.NotFound, "参照", "“跨表不超过”的“参照”应写成“表名.栏目|分组”。");
            return null;
        }
        if (!names.TryMeasure(Folding.Fold(reference), null, out var other, out var whole))
        {
            row.Add(SchemeRules.NotFound, "参照", $"“{reference.Trim()}”不是“表名.栏目名”,或没有这个指标。");
            return null;
        }
        if (names.Forms.IndexOf(other) >= names.Forms.IndexOf(form))
        {
            row.Add(SchemeRules.Unfit, "参照", $"“{other.Sheet}”要排在“{form.Sheet}”前面。", "请在“报表”中调整顺序。");
            return null;
        }
        if (SchemeNames.Column<DimensionColumn>(form, by) is not { } dimension || other.Dimensions.All(each => each.Id != dimension.Id))
        {
            row.Add(SchemeRules.NotFound, "参照", $"“{form.Sheet}”和“{other.Sheet}”没有代码相同的分组“{by.Trim()}”。");
            return null;
        }
        return One<MeasureColumn>("栏目", row["栏目"]) is { } measure
            ? new CheckDefinition.AtMostOfForm(measure.Id, other.Id, whole.Id, dimension.Id)
            : null;
    }

    private CheckDefinition.CounterOfValue? CounterOfValue()
    {
        var measure = One<MeasureColumn>("栏目", row["栏目"]);
        if (row["参照"].Split('|') is not [var condition, var counter] || condition.Split('=') is not [var name, var value])
        {
            row.Add(SchemeRules.NotFound, "参照", "“计量词与值”的“参照”应写成“分组=值|量词”。");
            return null;
        }
        if (One<DimensionColumn>("参照", name.Trim()) is not { } dimension || measure is null)
        {
            return null;
        }
        if (dimension.Values.FirstOrDefault(each => each.Name == Folding.Fold(value)) is not { } known)
        {
            row.Add(SchemeRules.NotFound, "参照", $"“{value.Trim()}”不是“{dimension.Name}”的值。");
            return null;
        }
        if (!measure.Counters.Contains(Folding.Fold(counter)))
        {
            row.Add(SchemeRules.NotFound, "参照", $"“{counter.Trim()}”不是“{measure.Name}”的计量词。");
            return null;
        }
        return new CheckDefinition.CounterOfValue(measure.Id, dimension.Id, known.Name, Folding.Fold(counter));
    }

    private CheckDefinition.SameInOtherSchool? Same()
    {
        if (Many<ColumnDefinition>("栏目", required: true) is not { } columns)
        {
            return null;
        }
        if (
            columns
                .Select(id => form.Columns.First(column => column.Id == id))
                .FirstOrDefault(column => column is MeasureColumn or TextColumn { Role: ColumnRole.Text, Stored: false }) is
            { } unfit
        )
        {
            row.Add(SchemeRules.Unfit, "栏目", $"“{unfit.Name}”是指标或没有保存,不能用来比较。");
            return null;
        }
        return new CheckDefinition.SameInOtherSchool(columns);
    }

    private CheckDefinition.StatedRate? StatedRate()
    {
        var column = One<TextColumn>("栏目", row["栏目"]);
        if (names.Rate(row["参照"]) is not { } rate)
        {
            row.Add(
                row["参照"].Length == 0 ? SchemeRules.Blank : SchemeRules.NotFound,
                "参照",
                row["参照"].Length == 0 ? "“比率一致”的“参照”没有填。" : $"没有比率“{row["参照"]}”。"
            );
            return null;
        }
        if (rate.Numerator.Form != form.Id || rate.Denominator.Form != form.Id)
        {
            row.Add(SchemeRules.Unfit, "参照", $"“{rate.Name}”的分子和分母不都在“{form.Sheet}”里。");
            return null;
        }
        return column is null ? null : new CheckDefinition.StatedRate(column.Id, rate.Id);
    }
}
