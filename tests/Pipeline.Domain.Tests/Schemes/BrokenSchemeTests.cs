using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;

namespace Pipeline.Domain.Tests.Schemes;

/// <summary>Every way in which a statistician's scheme workbook goes wrong is told at its cell, and a broken one is never used.</summary>
public sealed class BrokenSchemeTests
{
    /// <summary>
    /// How to break a row, the code that must tell it, and the cell that it must be told at; a row that it cannot break is left out.
    /// </summary>
    private sealed record Break(string Reason, string Sheet, string Code, string Column, Func<SchemeGrid, int, string?> NewText);

    private static readonly Break[] Breaks =
    [
        new("a form without a name", "报表", "Z603", "表名", (_, _) => ""),
        new("a form without a title", "报表", "Z603", "标题", (_, _) => ""),
        new("a code with a capital", "报表", "Z610", "代码", (_, _) => "Students"),
        new("a code in Chinese", "报表", "Z610", "代码", (_, _) => "学生"),
        new("a word that is no choice", "报表", "Z604", "必报", (_, _) => "必须"),
        new("a sheet name that Excel does not take", "报表", "Z607", "表名", (_, _) => "学生/人数"),
        new("a sheet name that the workbook has already", "报表", "Z605", "表名", (_, _) => "封面"),
        new("an alias of another form", "报表", "Z605", "别名", (grid, row) => grid.Get("报表", row == 2 ? 3 : 2, "表名")),
        new("a column of a form that is not there", "栏目", "Z606", "表名", (_, _) => "食堂"),
        new("a column without a name", "栏目", "Z603", "栏目名", (_, _) => ""),
        new("a column without a type", "栏目", "Z603", "类型", (_, _) => ""),
        new("a type that is none", "栏目", "Z604", "类型", (_, _) => "数字"),
        new("a code with a sign", "栏目", "Z610", "代码", (_, _) => "a-b"),
        new("a list sign in a name", "栏目", "Z607", "栏目名", (grid, row) => grid.Get("栏目", row, "栏目名") + "、"),
        new("required in another word", "栏目", "Z604", "必填", (_, _) => "必填"),
        new("a measure without a unit", "栏目", "Z603", "单位", (grid, row) => Is(grid, row, "指标") ? "" : null),
        new("money in 万元", "栏目", "Z607", "单位", (grid, row) => Is(grid, row, "指标") ? "万元" : null),
        new("a measure without a nature", "栏目", "Z603", "性质", (grid, row) => Is(grid, row, "指标") ? "" : null),
        new("a nature in other words", "栏目", "Z604", "性质", (grid, row) => Is(grid, row, "指标") ? "流量" : null),
        new("a blank that means no measure", "栏目", "Z606", "空白等于", (grid, row) => Is(grid, row, "指标") ? "没有的栏目" : null),
        new("a list that is not there", "栏目", "Z606", "值列表", (grid, row) => Is(grid, row, "分组") ? "没有的列表" : null),
        new(
            "a closed dimension without a list",
            "栏目",
            "Z603",
            "值列表",
            (grid, row) => Is(grid, row, "分组") && grid.Get("栏目", row, "未列的值") == "错误" ? "" : null
        ),
        new("a unit on a dimension", "栏目", "Z607", "单位", (grid, row) => Is(grid, row, "分组") ? "人" : null),
        new("a nature on a text", "栏目", "Z607", "性质", (grid, row) => Is(grid, row, "文字") ? "时期" : null),
        new("a list on a measure", "栏目", "Z607", "值列表", (grid, row) => Is(grid, row, "指标") ? "学段" : null),
        new("an unknown value in other words", "栏目", "Z604", "未列的值", (grid, row) => Is(grid, row, "分组") ? "拒绝" : null),
        new(
            "a name of another column",
            "栏目",
            "Z605",
            "别名",
            (grid, row) =>
                grid.Get("栏目", row == 2 ? 3 : 2, "表名") == grid.Get("栏目", row, "表名")
                    ? grid.Get("栏目", row == 2 ? 3 : 2, "栏目名")
                    : null
        ),
        new("a value without a name", "值列表", "Z603", "值", (_, _) => ""),
        new("a value without a list", "值列表", "Z603", "列表", (_, _) => ""),
        new("an alias that the value has twice", "值列表", "Z605", "别名", (grid, row) => grid.Get("值列表", row, "值")),
        new("a check of a form that is not there", "逻辑关系", "Z606", "表名", (_, _) => "食堂"),
        new("a check of no kind", "逻辑关系", "Z604", "类型", (_, _) => "等于"),
        new("a check without a kind", "逻辑关系", "Z603", "类型", (_, _) => ""),
        new("a column that is not there", "逻辑关系", "Z606", "栏目", (_, _) => "没有的栏目"),
        new(
            "a column of another kind",
            "逻辑关系",
            "Z607",
            "栏目",
            (grid, row) => grid.Get("逻辑关系", row, "类型") is "不重复" or "变动不超过" ? Measure(grid, row) : null
        ),
        new(
            "a reference that is not there",
            "逻辑关系",
            "Z606",
            "参照",
            (grid, row) =>
                grid.Get("逻辑关系", row, "类型") is "和等于" or "不超过" or "同时填报" or "人均在" or "跨表不超过" or "计量词与值"
                    ? "没有的栏目"
                    : null
        ),
        new(
            "no reference",
            "逻辑关系",
            "Z603",
            "参照",
            (grid, row) => grid.Get("逻辑关系", row, "类型") is "和等于" or "不超过" or "同时填报" or "人均在" ? "" : null
        ),
        new(
            "a bound that is no number",
            "逻辑关系",
            "Z608",
            "上限",
            (grid, row) => grid.Get("逻辑关系", row, "类型") is "人均在" or "变动不超过" ? "很多" : null
        ),
        new(
            "a lower bound over the upper",
            "逻辑关系",
            "Z608",
            "下限",
            (grid, row) => grid.Get("逻辑关系", row, "类型") == "人均在" ? "99999999" : null
        ),
        new("a severity in other words", "逻辑关系", "Z604", "级别", (_, _) => "严重"),
        new(
            "a severity that comes too late",
            "逻辑关系",
            "Z607",
            "级别",
            (grid, row) => grid.Get("逻辑关系", row, "类型") is "变动不超过" or "他校不重复" ? "错误" : null
        ),
        new("a sentence of a form that is not there", "句式", "Z606", "表名", (_, _) => "食堂"),
        new("a sentence without words", "句式", "Z603", "句子", (_, _) => ""),
        new("a brace that is not closed", "句式", "Z609", "句子", (_, _) => "{期别}有{合计"),
        new("an optional part that is not closed", "句式", "Z609", "句子", (_, _) => "{期别}〔其中"),
        new("a name that is not there", "句式", "Z609", "句子", (_, _) => "{期别}有{没有的指标}"),
        new("a repetition over no dimension", "句式", "Z609", "句子", (_, _) => "{期别}【每学校:{学校}】"),
        new("a composed sentence of no kind", "句式", "Z609", "句子", (_, _) => "总结句(项目=学段)"),
        new("a composed sentence without its parts", "句式", "Z609", "句子", (_, _) => "分项句(项目=没有)"),
        new("a condition that is none", "句式", "Z609", "条件", (_, _) => "如果有"),
        new("an order that is no number", "句式", "Z608", "顺序", (_, _) => "第一"),
        new("a rate without a name", "比率", "Z603", "名称", (_, _) => ""),
        new("a rate of no measure", "比率", "Z606", "分子", (_, _) => "学生人数.没有"),
        new("a rate without a whole", "比率", "Z603", "分母", (_, _) => ""),
        new("decimals that are too many", "比率", "Z608", "小数", (_, _) => "9"),
        new(
            "a period that is none",
            "制度",
            "Z611",
            "内容",
            (grid, row) => grid.Get("制度", row, "项目") is "适用自" or "适用至" ? "春天" : null
        ),
        new(
            "a scheme without its name or version",
            "制度",
            "Z603",
            "内容",
            (grid, row) => grid.Get("制度", row, "项目") is "制度名称" or "版本" ? "" : null
        ),
    ];

    [Fact]
    public void TwoHundredAndMore_AreEachToldAtTheirCell()
    {
        var scheme = SampleSchemes.WithRates();
        var wrong = new List<string>();
        var tried = 0;
        foreach (var each in Breaks)
        {
            var broken = 0;
            for (var row = 2; row <= new SchemeGrid(scheme).Rows(each.Sheet); row++)
            {
                var grid = new SchemeGrid(scheme);
                if (each.NewText(grid, row) is not { } text || text == grid.Get(each.Sheet, row, each.Column))
                {
                    continue;
                }
                broken++;
                var reading = grid.Set(each.Sheet, row, each.Column, text).Read();
                var cell = SchemeGrid.Address(each.Sheet, row, each.Column);
                if (
                    reading.Scheme is not null
                    || !reading.Findings.Any(finding =>
                        finding.Code == each.Code && finding.Sheet == each.Sheet && Covers(finding.Cell, cell)
                    )
                )
                {
                    wrong.Add(
                        $"{each.Reason}: {each.Sheet}!{cell} should be {each.Code}, is {string.Join(" ", reading.Findings.Select(finding => $"{finding.Code} {finding.Sheet}!{finding.Cell}"))}"
                    );
                }
            }
            Assert.True(broken > 0, $"nothing to break: {each.Reason}");
            tried += broken;
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
        Assert.True(tried >= 200, $"only {tried} were tried");
    }

    [Theory]
    [InlineData("报表", "Z601", "a missing sheet is the file's")]
    [InlineData("栏目", "Z601", "without columns there is no form")]
    [InlineData("制度", "Z601", "without a name and version no scheme")]
    public void MissingSheets(string sheet, string code, string reason)
    {
        var reading = new SchemeGrid(FormCatalogue.Standard).Drop(sheet).Read();
        Assert.True(
            reading.Scheme is null && reading.Findings.Any(finding => finding.Code == code && finding.Problem == $"没有工作表“{sheet}”。"),
            reason
        );
    }

    [Fact]
    public void AllThatIsWrong_IsToldAtOnce()
    {
        var reading = new SchemeGrid(FormCatalogue.Standard)
            .Set("报表", 2, "代码", "X")
            .Set("栏目", 3, "类型", "数")
            .Set("句式", 2, "句子", "{没有}")
            .Read();
        Assert.Equal(
            ["Z610 报表!A2", "Z604 栏目!D3", "Z609 句式!D2"],
            reading
                .Findings.Where(finding => finding.Code is "Z610" or "Z604" or "Z609")
                .Take(3)
                .Select(finding => $"{finding.Code} {finding.Sheet}!{finding.Cell}")
        );
        Assert.Equal(
            "“类型”填的“数”不对,只能填分组、指标、文字、日期。请从下拉列表中选择。",
            reading.Findings.First(finding => finding.Code == "Z604").Message
        );
    }

    [Fact]
    public void MissingColumn_IsNamed()
    {
        var reading = new SchemeGrid(FormCatalogue.Standard).Set("栏目", 1, "类型", "种类").Read();
        Assert.Contains(
            reading.Findings,
            finding => finding is { Code: "Z602", Sheet: "栏目" } && finding.Problem == "“栏目”缺少“类型”列。"
        );
        Assert.Contains(reading.Findings, finding => finding is { Code: "Z613", Sheet: "栏目", Cell: "D1" });
    }

    private static bool Is(SchemeGrid grid, int row, string type) => grid.Get("栏目", row, "类型") == type;

    /// <summary>A measure of the check's form, where a dimension is wanted.</summary>
    private static string Measure(SchemeGrid grid, int row)
    {
        var form = grid.Get("逻辑关系", row, "表名");
        return Enumerable
            .Range(2, grid.Rows("栏目"))
            .Where(each => grid.Get("栏目", each, "表名") == form && Is(grid, each, "指标"))
            .Select(each => grid.Get("栏目", each, "栏目名"))
            .First();
    }

    private static bool Covers(string? found, string cell)
    {
        if (found is null || !CellAddress.TryParse(cell, out var row, out var column))
        {
            return false;
        }
        var ends = found.Split(':');
        return CellAddress.TryParse(ends[0], out var first, out var at)
            && CellAddress.TryParse(ends[^1], out var last, out _)
            && at == column
            && first <= row
            && row <= last;
    }
}
