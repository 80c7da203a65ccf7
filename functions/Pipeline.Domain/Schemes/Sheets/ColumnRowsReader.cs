using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>Reads the sheet 栏目.</summary>
internal sealed class ColumnRowsReader(Dictionary<string, ImmutableArray<DimensionValue>> lists)
{
    private const int MostMeasures = 32;

    public static void Read(SchemeTable? table, List<DraftForm> forms, Dictionary<string, ImmutableArray<DimensionValue>> lists)
    {
        var reader = new ColumnRowsReader(lists);
        foreach (var rows in (table?.Rows ?? []).Where(row => row["表名"].Length > 0).GroupBy(row => row.Word("表名")).ToList())
        {
            if (forms.FirstOrDefault(form => Folding.FoldKey(form.Sheet) == rows.Key) is not { } form)
            {
                foreach (var row in rows)
                {
                    row.Add(SchemeRules.NotFound, "表名", $"“报表”里没有“{row["表名"]}”这张表。");
                }
                continue;
            }
            reader.ReadForm([.. rows.Where(row => row["栏目名"].Length > 0)], form);
        }
    }

    private void ReadForm(List<SchemeRow> rows, DraftForm form)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var id = Codes.Of(row, "栏目名");
            if (!codes.Add(id))
            {
                row.Add(SchemeRules.Twice, row["代码"].Length > 0 ? "代码" : "栏目名", $"代码“{id}”与“{form.Sheet}”的另一栏目相同。");
            }
            CheckName(row, names);
            if (Read(row, id) is { } column)
            {
                form.Columns.Add(column);
            }
        }
        CheckAliases(rows, names);
        foreach (var row in rows)
        {
            CheckBlankAs(row, form);
        }
        foreach (var row in rows.Where(row => row.Is("区分人数") && row.Word("类型") == "分组").Skip(1))
        {
            row.Add(SchemeRules.TooMany, "区分人数", $"“{form.Sheet}”有两个区分人数的分组。", "请只保留一个。");
        }
        foreach (
            var row in rows.Where(row => row.Word("读法").Length > 0).GroupBy(row => row.Word("读法")).SelectMany(same => same.Skip(1))
        )
        {
            row.Add(SchemeRules.TooMany, "读法", $"“{form.Sheet}”有两个按{row["读法"]}读的分组。", "请只保留一个。");
        }
        foreach (var row in rows.Where(row => row.Word("类型") == "指标").Skip(MostMeasures).Take(1))
        {
            row.Add(SchemeRules.TooMany, "类型", $"“{form.Sheet}”的指标多于{MostMeasures}个。");
        }
    }

    private static void CheckName(SchemeRow row, Dictionary<string, string> names)
    {
        var own = Folding.Fold(row["栏目名"]);
        if (own.AsSpan().ContainsAny("、|{}") || own.Contains('=', StringComparison.Ordinal))
        {
            row.Add(SchemeRules.Unfit, "栏目名", $"栏目名“{own}”里不能有顿号、|、=和花括号。", "请改名。");
        }
        if (!names.TryAdd(Folding.FoldKey(own), own))
        {
            row.Add(SchemeRules.Twice, "栏目名", $"栏目“{own}”写了两次。");
        }
    }

    /// <summary>Against all names first: an alias gives way to another column's name.</summary>
    private static void CheckAliases(List<SchemeRow> rows, Dictionary<string, string> names)
    {
        foreach (var row in rows)
        {
            foreach (var name in row.Names("别名").Where(name => !names.TryAdd(Folding.FoldKey(name), Folding.Fold(row["栏目名"]))))
            {
                row.Add(SchemeRules.Twice, "别名", $"“{name}”已经是栏目“{names[Folding.FoldKey(name)]}”的名称。");
            }
        }
        foreach (var row in rows)
        {
            if (row.Names("凭值别名").FirstOrDefault(name => names.ContainsKey(Folding.FoldKey(name))) is { } taken)
            {
                row.Add(SchemeRules.Twice, "凭值别名", $"“{taken}”已经是栏目“{names[Folding.FoldKey(taken)]}”的名称。");
            }
        }
    }

    private ColumnDefinition? Read(SchemeRow row, string id)
    {
        var (column, cell) = row.Word("必填") switch
        {
            "每格" => (true, true),
            "整列" => (true, false),
            _ => (false, false),
        };
        var (name, aliases, hint) = (Folding.Fold(row["栏目名"]), row.Names("别名").ToImmutableArray(), row["指标解释"]);
        switch (row.Word("类型"))
        {
            case "分组":
                return Dimension(row) with
                {
                    Id = id,
                    Name = name,
                    Aliases = aliases,
                    Hint = hint,
                    ColumnRequired = column,
                    CellRequired = cell,
                    ValueAliases = [.. row.Names("凭值别名")],
                };
            case "指标":
                TellWrongPlace(row, "指标", "值列表", "凭值别名", "区分人数", "读法", "保存", "期内");
                return Measure(row) is { } measure
                    ? measure with
                    {
                        Id = id,
                        Name = name,
                        Aliases = aliases,
                        Hint = hint,
                        ColumnRequired = column,
                        CellRequired = cell,
                    }
                    : null;
            case "文字" or "日期":
                TellWrongPlace(row, row.Word("类型"), "值列表", "凭值别名", "区分人数", "读法", "空白等于", "单位", "性质");
                return new TextColumn(row.Word("类型") == "日期" ? ColumnRole.Date : ColumnRole.Text)
                {
                    Id = id,
                    Name = name,
                    Aliases = aliases,
                    Hint = hint,
                    ColumnRequired = column,
                    CellRequired = cell,
                    Stored = row.Is("保存"),
                    WithinPeriod = row.Is("期内"),
                };
            default:
                return null;
        }
    }

    /// <summary>What is filled in that means nothing for a column of this type.</summary>
    private static void TellWrongPlace(SchemeRow row, string type, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (row[column].Length > 0 && row.Word(column) != "否")
            {
                row.Add(SchemeRules.Unfit, column, $"“{type}”栏目不能填“{column}”。", "请清空这一格,或改正类型。");
            }
        }
    }

    private DimensionColumn Dimension(SchemeRow row)
    {
        TellWrongPlace(row, "分组", "单位", "性质", "计量词", "保存", "期内");
        ImmutableArray<DimensionValue> values = [];
        var list = row.Word("值列表");
        if (list.Length > 0 && !lists.TryGetValue(list, out values))
        {
            values = [];
            row.Add(SchemeRules.NotFound, "值列表", $"没有列表“{row["值列表"]}”。", "请在“值列表”表中写出它的值,或改正名称。");
        }
        var unknown = row.Word("未列的值") switch
        {
            "错误" => UnknownValue.Error,
            "错误不留" => UnknownValue.Withhold,
            "提示" => UnknownValue.Notice,
            _ => UnknownValue.Accept,
        };
        if (unknown is (UnknownValue.Error or UnknownValue.Withhold) && list.Length == 0)
        {
            row.Add(SchemeRules.Blank, "值列表", "未列的值是错误的分组,要有值列表。");
        }
        var blank = row["空白等于"].Length > 0 ? Folding.Fold(row["空白等于"]) : null;
        if (
            blank is not null
            && unknown is (UnknownValue.Error or UnknownValue.Withhold)
            && !values.IsEmpty
            && values.All(value => value.Name != blank)
        )
        {
            row.Add(SchemeRules.NotFound, "空白等于", $"“{blank}”不是列表“{row["值列表"]}”的值。");
        }
        return new DimensionColumn
        {
            Id = "",
            Name = "",
            Values = values,
            Unknown = unknown,
            WhenBlank = blank,
            TellsPersonsApart = row.Is("区分人数"),
            Reading = row.Word("读法") switch
            {
                "学段" => DimensionReading.Stage,
                "年级" => DimensionReading.Grade,
                _ => DimensionReading.Plain,
            },
        };
    }

    private static MeasureColumn? Measure(SchemeRow row)
    {
        var unit = Folding.FoldKey(row["单位"]);
        if (unit.Length == 0)
        {
            row.Add(SchemeRules.Blank, "单位", $"指标“{row["栏目名"]}”没有填单位。");
        }
        else if (unit != "元" && MoneyUnits.TryParse(unit, out _))
        {
            row.Add(SchemeRules.Unfit, "单位", $"金额的单位一律用元,不能用“{unit}”。", "请填“元”;学校写成万元也能识别。");
        }
        if (row["性质"].Length == 0)
        {
            row.Add(SchemeRules.Blank, "性质", $"指标“{row["栏目名"]}”没有填性质。", "请填时期、时点或人数。");
        }
        else if (row.Word("性质") == "人数" && unit == "元")
        {
            row.Add(SchemeRules.Unfit, "性质", "金额不是人数。", "金额一般是时期。");
        }
        var nature = row.Word("性质") switch
        {
            "时点" => MeasureNature.Stock,
            "人数" => MeasureNature.Persons,
            _ => MeasureNature.Flow,
        };
        return unit.Length == 0
            ? null
            : new MeasureColumn
            {
                Id = "",
                Name = "",
                Unit = unit,
                Kind = unit == "元" ? QuantityKind.Money : QuantityKind.Count,
                Nature = nature,
                Counters = [.. row.Names("计量词")],
                Key = row.Is("总表显示"),
                WhenBlankValue = long.TryParse(row.Word("空白等于"), out var number) && number >= 0 ? number : null,
            };
    }

    /// <summary>空白等于 of a measure: a number, or another measure of the form.</summary>
    private static void CheckBlankAs(SchemeRow row, DraftForm form)
    {
        if (
            row.Word("类型") != "指标"
            || row["空白等于"].Length == 0
            || form.Columns.FirstOrDefault(column => column.Name == Folding.Fold(row["栏目名"])) is not MeasureColumn measure
            || measure.WhenBlankValue is not null
        )
        {
            return;
        }
        var other = form
            .Columns.OfType<MeasureColumn>()
            .FirstOrDefault(column => Folding.FoldKey(column.Name) == row.Word("空白等于") || column.Id == row["空白等于"]);
        if (other is null || other.Id == measure.Id)
        {
            row.Add(SchemeRules.NotFound, "空白等于", $"“{row["空白等于"]}”不是数,也不是“{form.Sheet}”的另一个指标。");
        }
        else if (other.Kind != measure.Kind || other.WhenBlankSameAs is not null)
        {
            row.Add(SchemeRules.Unfit, "空白等于", $"“{other.Name}”的单位不同,或自己也取自别的指标。");
        }
        else
        {
            form.Columns[form.Columns.IndexOf(measure)] = measure with { WhenBlankSameAs = other.Id };
        }
    }
}
