using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>A scheme as the rows of its workbook's sheets: what <see cref="SchemeReader"/> reads, written.</summary>
public static class SchemeRows
{
    /// <summary>The rows of a sheet, each aligned with the sheet's columns.</summary>
    public static ImmutableArray<ImmutableArray<string>> Of(FormCatalogue scheme, SchemeSheet sheet) =>
        sheet.Name switch
        {
            "制度" => [.. About(scheme.Header)],
            "报表" =>
            [
                .. scheme.Forms.Select(form =>
                    Row(
                        sheet,
                        ("代码", form.Id),
                        ("表名", form.Sheet),
                        ("别名", Join(form.SheetAliases)),
                        ("标题", form.Title),
                        ("单位行", form.UnitLine),
                        ("必报", form.Required ? "是" : "否"),
                        ("填表说明", string.Join('\n', form.Guide))
                    )
                ),
            ],
            "栏目" => [.. scheme.Forms.SelectMany(form => form.Columns.Select(column => Column(sheet, scheme, form, column)))],
            "值列表" =>
            [
                .. Lists(scheme)
                    .SelectMany(list =>
                        list.Values.Select(value =>
                            Row(
                                sheet,
                                ("列表", list.Name),
                                ("值", value.Name),
                                ("别名", Join(value.Aliases)),
                                ("存疑别名", Join(value.DoubtfulAliases)),
                                ("提示", value.Doubt ?? ""),
                                ("归组", value.Group ?? ""),
                                ("预填学段", value.PrefillFor ?? "")
                            )
                        )
                    ),
            ],
            "逻辑关系" => [.. scheme.Forms.SelectMany(form => form.Checks.Select(check => Check(sheet, scheme, form, check)))],
            "比率" =>
            [
                .. scheme.Rates.Select(rate =>
                    Row(
                        sheet,
                        ("代码", rate.Id),
                        ("名称", rate.Name),
                        ("分子", Reference(scheme, rate.Numerator)),
                        ("分母", Reference(scheme, rate.Denominator)),
                        ("单位", rate.Unit),
                        ("小数", Number(rate.Decimals)),
                        ("说明", rate.Note)
                    )
                ),
            ],
            _ =>
            [
                .. scheme.Forms.SelectMany(form =>
                    form.Sentences.Select(
                        (sentence, index) =>
                            Row(sheet, ("表名", form.Sheet), ("顺序", Number(index + 1)), ("条件", sentence.When), ("句子", sentence.Text))
                    )
                ),
            ],
        };

    private static IEnumerable<ImmutableArray<string>> About(SchemeHeader header)
    {
        string[] values =
        [
            header.Name,
            header.Issuer,
            header.Version,
            header.From?.ToString() ?? "",
            header.Until?.ToString() ?? "",
            header.Note,
        ];
        return SchemeSheet.AboutLabels.Select((label, index) => ImmutableArray.Create(label.Label, values[index]));
    }

    private static ImmutableArray<string> Column(SchemeSheet sheet, FormCatalogue scheme, FormDefinition form, ColumnDefinition column)
    {
        var common = new List<(string, string)>
        {
            ("表名", form.Sheet),
            ("代码", column.Id),
            ("栏目名", column.Name),
            ("别名", Join(column.Aliases)),
            ("凭值别名", Join(column.ValueAliases)),
            (
                "必填",
                column.CellRequired ? "每格"
                : column.ColumnRequired ? "整列"
                : "否"
            ),
            ("指标解释", column.Hint),
        };
        switch (column)
        {
            case DimensionColumn dimension:
                common.AddRange([
                    ("类型", "分组"),
                    ("空白等于", dimension.WhenBlank ?? ""),
                    ("值列表", Lists(scheme).FirstOrDefault(list => Same(list.Values, dimension.Values)).Name ?? ""),
                    (
                        "未列的值",
                        dimension.Unknown switch
                        {
                            UnknownValue.Error => "错误",
                            UnknownValue.Withhold => "错误不留",
                            UnknownValue.Notice => "提示",
                            _ => "接受",
                        }
                    ),
                    ("区分人数", dimension.TellsPersonsApart ? "是" : ""),
                    (
                        "读法",
                        dimension.Reading switch
                        {
                            DimensionReading.Stage => "学段",
                            DimensionReading.Grade => "年级",
                            _ => "",
                        }
                    ),
                ]);
                break;
            case MeasureColumn measure:
                common.AddRange([
                    ("类型", "指标"),
                    ("单位", measure.Unit),
                    (
                        "性质",
                        measure.Nature switch
                        {
                            MeasureNature.Stock => "时点",
                            MeasureNature.Persons => "人数",
                            _ => "时期",
                        }
                    ),
                    (
                        "空白等于",
                        measure.WhenBlankSameAs is { } other
                            ? form.Measure(other).Name
                            : measure.WhenBlankValue?.ToString(CultureInfo.InvariantCulture) ?? ""
                    ),
                    ("计量词", Join(measure.Counters)),
                    ("总表显示", measure.Key ? "是" : ""),
                ]);
                break;
            case TextColumn text:
                common.AddRange([
                    ("类型", text.Role == ColumnRole.Date ? "日期" : "文字"),
                    ("保存", text.Stored ? "是" : ""),
                    ("期内", text.WithinPeriod ? "是" : ""),
                ]);
                break;
        }
        return Row(sheet, [.. common]);
    }

    private static ImmutableArray<string> Check(SchemeSheet sheet, FormCatalogue scheme, FormDefinition form, CheckDefinition check)
    {
        string Name(string id) => form.Columns.First(column => column.Id == id).Name;
        string Names(ImmutableArray<string> ids) => string.Join('、', ids.Select(Name));
        var level = check is CheckDefinition.Unique { IsError: var isError }
            ? isError
                ? "错误"
                : "提示"
            : check.Severity?.ChineseName() ?? "";
        (string Kind, string Columns, string Reference, string Least, string Most) said = check switch
        {
            CheckDefinition.Sum sum => (CheckKinds.Sum, Name(sum.Total), Names(sum.Parts), "", ""),
            CheckDefinition.AtMost most => (CheckKinds.AtMost, Names(most.Parts), Name(most.Whole), "", ""),
            CheckDefinition.Unique unique => (CheckKinds.Unique, Names(unique.Dimensions), "", "", ""),
            CheckDefinition.Together together => (CheckKinds.Together, Name(together.Money), Name(together.People), "", ""),
            CheckDefinition.PerHead perHead => (
                CheckKinds.PerHead,
                Name(perHead.Money),
                Name(perHead.People),
                Number(perHead.LeastFen / 100),
                Number(perHead.MostFen / 100)
            ),
            CheckDefinition.Slip slip => (CheckKinds.Slip, Name(slip.Money), Name(slip.Beside), "", ""),
            CheckDefinition.AtLeast atLeast => (CheckKinds.AtLeast, Name(atLeast.Measure), Name(atLeast.Least), "", ""),
            CheckDefinition.AtMostOfForm other => (
                CheckKinds.AtMostOfForm,
                Name(other.Measure),
                $"{Reference(scheme, new(other.Form, other.OtherMeasure))}|{Name(other.Dimension)}",
                "",
                ""
            ),
            CheckDefinition.CounterOfValue counter => (
                CheckKinds.CounterOfValue,
                Name(counter.Measure),
                $"{Name(counter.Dimension)}={counter.Value}|{counter.Counter}",
                "",
                ""
            ),
            CheckDefinition.Change change => (
                CheckKinds.Change,
                Names(change.By),
                Number(change.Fen / 100),
                Number(change.Count),
                Number(change.Percent)
            ),
            CheckDefinition.SameInOtherSchool same => (CheckKinds.SameInOtherSchool, Names(same.Columns), "", "", ""),
            CheckDefinition.StatedRate stated => (
                CheckKinds.StatedRate,
                Name(stated.Column),
                scheme.Rates.First(rate => rate.Id == stated.Rate).Name,
                "",
                ""
            ),
            _ => throw new NotSupportedException(check.GetType().Name),
        };
        return Row(
            sheet,
            ("表名", form.Sheet),
            ("类型", said.Kind),
            ("栏目", said.Columns),
            ("参照", said.Reference),
            ("下限", said.Least),
            ("上限", said.Most),
            ("级别", level),
            ("说明", check.Note)
        );
    }

    /// <summary>
    /// The lists of values, each once, under the name of the first column that has it; a second list of a column's name also carries its
    /// form's.
    /// </summary>
    private static List<(string Name, ImmutableArray<DimensionValue> Values)> Lists(FormCatalogue scheme)
    {
        var lists = new List<(string Name, ImmutableArray<DimensionValue> Values)>();
        foreach (var form in scheme.Forms)
        {
            foreach (
                var dimension in form.Dimensions.Where(dimension =>
                    !dimension.Values.IsEmpty && !lists.Any(list => Same(list.Values, dimension.Values))
                )
            )
            {
                var name = lists.Any(list => list.Name == dimension.Name) ? form.Sheet + dimension.Name : dimension.Name;
                lists.Add((name, dimension.Values));
            }
        }
        return lists;
    }

    private static bool Same(ImmutableArray<DimensionValue> left, ImmutableArray<DimensionValue> right) =>
        left.Length == right.Length
        && left.Zip(right)
            .All(pair =>
                pair.First.Name == pair.Second.Name
                && pair.First.PrefillFor == pair.Second.PrefillFor
                && pair.First.Doubt == pair.Second.Doubt
                && pair.First.Group == pair.Second.Group
                && pair.First.Aliases.SequenceEqual(pair.Second.Aliases)
                && pair.First.DoubtfulAliases.SequenceEqual(pair.Second.DoubtfulAliases)
            );

    private static string Reference(FormCatalogue scheme, MeasureReference reference) =>
        $"{scheme[reference.Form].Sheet}.{scheme[reference.Form].Measure(reference.Measure).Name}";

    private static string Join(ImmutableArray<string> names) => string.Join('、', names);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static ImmutableArray<string> Row(SchemeSheet sheet, params ReadOnlySpan<(string Column, string Text)> cells)
    {
        var texts = new string[sheet.Columns.Length];
        Array.Fill(texts, "");
        foreach (var (column, text) in cells)
        {
            texts[sheet.IndexOf(column) - 1] = text;
        }
        return [.. texts];
    }
}
