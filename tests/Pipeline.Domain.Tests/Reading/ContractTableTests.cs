using Pipeline.Domain.Tests.Builders;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>Every line of the tables of the standard workbook's contract (version 2026.1), as data.</summary>
public sealed class ContractTableTests
{
    [Theory]
    [InlineData("学生人数", "学生情况,在校生")]
    [InlineData("补助资金", "学生资助,资助情况")]
    [InlineData("获奖", "获奖情况")]
    public void AcceptsSheetNames(string sheet, string aliases)
    {
        foreach (var name in aliases.Split(',').SelectMany(alias => new[] { alias, $" {alias} ", $"{alias}　" }).Append(sheet + " "))
        {
            var workbook = new StandardWorkbook();
            workbook.Sheet(sheet).Name = name;

            Assert.True(workbook.Judge().Places().Length == 0, name);
        }
    }

    [Theory]
    [InlineData("学生人数", "A3", "阶段,教育阶段,学校类别")]
    [InlineData("学生人数", "B3", "班级类型")]
    [InlineData("学生人数", "C3", "班数,教学班数")]
    [InlineData("学生人数", "D3", "男")]
    [InlineData("学生人数", "E3", "女")]
    [InlineData("学生人数", "F3", "学生数,在校生数,小计")]
    [InlineData("学生人数", "G3", "寄宿生,住校生,其中:寄宿生,其中：寄宿生")]
    [InlineData("学生人数", "H3", "留守学生,其中:留守儿童,其中：留守学生")]
    [InlineData("学生人数", "I3", "进城务工人员随迁子女,其中:随迁子女")]
    [InlineData("学生人数", "J3", "贫困生,其中:家庭经济困难学生,其中:贫困生")]
    [InlineData("补助资金", "A3", "阶段,教育阶段,学校类别")]
    [InlineData("补助资金", "B3", "项目名称,补助项目")]
    [InlineData("补助资金", "C3", "来源")]
    [InlineData("补助资金", "D3", "人数,资助人数,补助人数")]
    [InlineData("补助资金", "E3", "人次")]
    [InlineData("补助资金", "F3", "财政下达资金,上级下拨资金")]
    [InlineData("补助资金", "G3", "资助金额,发放金额,金额,补助资金")]
    [InlineData("补助资金", "H3", "说明")]
    [InlineData("获奖", "A3", "奖项名称,获奖名称,竞赛名称")]
    [InlineData("获奖", "B3", "获奖级别,等级")]
    [InlineData("获奖", "C3", "获奖等次,名次,奖次")]
    [InlineData("获奖", "D3", "个人/集体,个人／集体")]
    [InlineData("获奖", "E3", "对象")]
    [InlineData("获奖", "F3", "人次,项数,获奖人次")]
    [InlineData("获奖", "G3", "主办单位")]
    [InlineData("获奖", "H3", "时间,获奖时间")]
    public void AcceptsColumnNames(string sheet, string cell, string aliases)
    {
        var name = new StandardWorkbook().Sheet(sheet).Build().TryGet(3, cell[0] - 'A' + 1, out var header) ? header.Text! : "";
        foreach (var alias in aliases.Split(',').Append(name).SelectMany(Spellings))
        {
            var workbook = new StandardWorkbook();
            workbook.Sheet(sheet).Set(cell, alias);
            var judgement = workbook.Judge();

            Assert.True(judgement.Places().Length == 0, $"{alias}: {string.Join("; ", judgement.Places())}");
            Assert.Equal("students 4,5 aid 4,5 awards 4,5", judgement.DataRows());
        }
    }

    /// <summary>The forms that folding takes away: spaces within and around, line breaks, full-width punctuation.</summary>
    private static IEnumerable<string> Spellings(string label) =>
        [
            label,
            $" {label} ",
            $"　{label}",
            string.Join(' ', label.AsEnumerable()),
            string.Join("  ", label.AsEnumerable()),
            label.Insert(1, "\n"),
            label + "\r\n",
            label.Replace(':', '：').Replace('/', '／'),
            label + ":",
            "*" + label,
            label + "*",
        ];

    [Theory]
    [InlineData("学生人数!A4", "学前教育", "学前教育,学前,幼儿园")]
    [InlineData("学生人数!A4", "小学", "小学")]
    [InlineData("学生人数!A4", "初中", "初中")]
    [InlineData("学生人数!A4", "普通高中", "普通高中,高中")]
    [InlineData("学生人数!A4", "中等职业教育", "中等职业教育,中职,职高,职业高中")]
    [InlineData("学生人数!A4", "特殊教育", "特殊教育,特教")]
    [InlineData("补助资金!B4", "营养改善计划", "营养改善计划")]
    [InlineData("补助资金!B4", "家庭经济困难非寄宿生生活补助", "家庭经济困难非寄宿生生活补助")]
    [InlineData("补助资金!B4", "国家助学金", "国家助学金")]
    [InlineData("补助资金!B4", "免学杂费", "免学杂费")]
    [InlineData("补助资金!B4", "免费教科书", "免费教科书")]
    [InlineData("补助资金!B4", "学前教育资助", "学前教育资助")]
    [InlineData("补助资金!B4", "地方资助", "地方资助")]
    [InlineData("补助资金!B4", "社会资助", "社会资助")]
    [InlineData("补助资金!C4", "中央", "中央,中央财政,中央资金")]
    [InlineData("补助资金!C4", "省级", "省级,省,自治区,省财政,省资金,自治区财政,自治区资金")]
    [InlineData("补助资金!C4", "市级", "市级,市,市财政,市资金")]
    [InlineData("补助资金!C4", "县级", "县级,县,区县,县财政,县资金,区县财政,区县资金")]
    [InlineData("补助资金!C4", "社会", "社会,社会捐赠,社会捐助")]
    [InlineData("补助资金!C4", "混合", "混合")]
    [InlineData("获奖!B4", "国家级", "国家级,全国,国家")]
    [InlineData("获奖!B4", "省级", "省级,省,全省,自治区级,省部级")]
    [InlineData("获奖!B4", "市级", "市级,市,全市,地市级")]
    [InlineData("获奖!B4", "县级", "县级,县,全县,区县级,县区级,县(区)级,县（区）级,县(市、区)级,县（市、区）级,城区级")]
    [InlineData("获奖!B4", "乡镇级", "乡镇级,镇级,乡级,学区级,片区级")]
    [InlineData("获奖!B4", "校级", "校级,校,学校级")]
    [InlineData("获奖!C4", "特等奖", "特等奖")]
    [InlineData("获奖!C4", "三等奖", "三等奖")]
    [InlineData("获奖!C4", "优秀奖", "优秀奖")]
    [InlineData("获奖!C4", "金奖", "金奖")]
    [InlineData("获奖!C4", "银奖", "银奖")]
    [InlineData("获奖!C4", "铜奖", "铜奖")]
    [InlineData("获奖!C4", "冠军", "冠军")]
    [InlineData("获奖!C4", "亚军", "亚军")]
    [InlineData("获奖!C4", "季军", "季军")]
    [InlineData("获奖!C4", "第一名", "第一名")]
    [InlineData("获奖!D4", "个人", "个人,个人奖")]
    [InlineData("获奖!D4", "集体", "集体,集体奖,团体,团体奖")]
    [InlineData("获奖!E4", "教师", "教师")]
    [InlineData("获奖!E4", "学校", "学校")]
    public void AcceptsValues(string cell, string value, string forms)
    {
        foreach (
            var form in forms
                .Split(',')
                .SelectMany(form => new[] { form, $" {form} ", form + "\n", form.Insert(1, " "), form.Insert(1, "　") })
        )
        {
            var judgement = new StandardWorkbook().Edit($"补助资金!D4=38 ; 补助资金!D6=48 ; {cell}=\"{form}\"").Judge();

            Assert.True(judgement.Places().Length == 0, $"{form}: {string.Join("; ", judgement.Places())}");
            var understood = judgement.Dimensions(
                cell[0] == '学' ? "students"
                    : cell[0] == '补' ? "aid"
                    : "awards",
                4
            );
            Assert.True(understood.Split('/').Contains(value), $"{form}: {understood}");
        }
    }

    [Theory]
    [InlineData(
        "补助资金!D4=38 ; 补助资金!D6=48 ; 学生人数!A4=大学",
        "D302 学生人数!A4",
        "“学段”填的是“大学”,不是规定的值。",
        "请从这些值中选择:学前教育、小学、初中、普通高中、中等职业教育、特殊教育。"
    )]
    [InlineData(
        "补助资金!C4=乡镇",
        "D302 补助资金!C4",
        "“资金来源”填的是“乡镇”,不是规定的值。",
        "请从这些值中选择:中央、省级、市级、县级、社会、混合。"
    )]
    [InlineData(
        "获奖!B4=片级",
        "D302 获奖!B4",
        "“级别”填的是“片级”,不是规定的值。",
        "请从这些值中选择:国家级、省级、市级、县级、乡镇级、校级。"
    )]
    [InlineData("获奖!D4=两人", "D302 获奖!D4", "“类别”填的是“两人”,不是规定的值。", "请从这些值中选择:个人、集体。")]
    [InlineData(
        "获奖!B4=区级",
        "D304 获奖!B4",
        "“级别”填的是“区级”,可能是自治区级,也可能是城区级,暂按县级计。",
        "请从这些值中选择:国家级、省级、市级、县级、乡镇级、校级;或在情况说明中说明。"
    )]
    [InlineData(
        "补助资金!B4=午餐补贴",
        "D303 补助资金!B4",
        "“资助项目”填的“午餐补贴”不在常用名称中,按填写的名称单独统计。",
        "请核对名称;与常用名称是同一项的,请改为常用名称。"
    )]
    [InlineData(
        "获奖!C4=最佳风采奖",
        "D303 获奖!C4",
        "“等次”填的“最佳风采奖”不在常用名称中,按填写的名称单独统计。",
        "请核对名称;与常用名称是同一项的,请改为常用名称。"
    )]
    [InlineData("补助资金!C4=~", "D305 补助资金!C4", "“资金来源”没有填写,按混合统计。", "请填写资金来源。")]
    [InlineData("补助资金!C4=无", "D305 补助资金!C4", "“资金来源”没有填写,按混合统计。", "请填写资金来源。")]
    [InlineData("补助资金!B4=~", "D301 补助资金!B4", "这一行有数据,但“资助项目”没有填写。", "请填写资助项目。")]
    [InlineData("补助资金!A4=~", "D301 补助资金!A4", "这一行有数据,但“学段”没有填写。", "请填写学段。")]
    [InlineData("获奖!A4=~", "D301 获奖!A4", "这一行有数据,但“获奖项目”没有填写。", "请填写获奖项目。")]
    [InlineData("获奖!B4=~", "D301 获奖!B4", "这一行有数据,但“级别”没有填写。", "请填写级别。")]
    [InlineData("学生人数!B4=e:#N/A", "D306 学生人数!B4", "“年级”显示的是错误值#N/A。", "请重新填写。")]
    public void Reports(string edits, string place, string problem, string remedy)
    {
        var finding = Assert.Single(new StandardWorkbook().Edit(edits).Judge().Findings);

        Assert.Equal((place, problem, remedy), ($"{finding.Code} {finding.Sheet}!{finding.Cell}", finding.Problem, finding.Remedy));
    }

    [Theory]
    [InlineData("获奖!C4=~", "a blank 等次")]
    [InlineData("获奖!D4=~", "a blank 类别")]
    [InlineData("获奖!E4=无", "无 for 获奖对象")]
    [InlineData("获奖!F4=~", "a blank 数量 is 1")]
    [InlineData("获奖!G4=~", "a blank 颁奖单位")]
    [InlineData("获奖!H4=—", "a dash for the date")]
    [InlineData("学生人数!B4=1", "a number for 年级")]
    public void AcceptsBlanksAndOpenValues(string edits, string reason)
    {
        var judgement = new StandardWorkbook().Edit(edits).Judge();

        Assert.True(judgement.Places().Length == 0, $"{reason}: {string.Join("; ", judgement.Places())}");
    }

    [Theory]
    [InlineData("学生人数", 1, "学段")]
    [InlineData("学生人数", 2, "年级")]
    [InlineData("学生人数", 6, "合计")]
    [InlineData("补助资金", 1, "学段")]
    [InlineData("补助资金", 2, "资助项目")]
    [InlineData("补助资金", 3, "资金来源")]
    [InlineData("补助资金", 4, "受助人数")]
    [InlineData("补助资金", 7, "补助金额")]
    [InlineData("获奖", 1, "获奖项目")]
    [InlineData("获奖", 2, "级别")]
    public void MissesRequiredColumns(string sheet, int column, string name)
    {
        var workbook = new StandardWorkbook();
        for (var row = 3; row <= 6; row++)
        {
            workbook.Sheet(sheet).Set(row, column, null);
        }

        var finding = Assert.Single(workbook.Judge().Findings, finding => finding.Code == "S106");
        Assert.Equal(
            (sheet, null, $"缺少必填的列“{name}”。", $"请按标准报表补上“{name}”列,列名不要改动。"),
            (finding.Sheet, finding.Cell, finding.Problem, finding.Remedy)
        );
    }

    [Theory]
    [InlineData("学生人数", 3)]
    [InlineData("学生人数", 4)]
    [InlineData("学生人数", 7)]
    [InlineData("补助资金", 5)]
    [InlineData("补助资金", 6)]
    [InlineData("补助资金", 8)]
    [InlineData("获奖", 3)]
    [InlineData("获奖", 4)]
    [InlineData("获奖", 5)]
    [InlineData("获奖", 6)]
    [InlineData("获奖", 7)]
    [InlineData("获奖", 8)]
    [InlineData("获奖", 9)]
    public void DoesWithoutOtherColumns(string sheet, int column)
    {
        var workbook = new StandardWorkbook().Edit("补助资金!E6=90 ; 补助资金!E4=~");
        for (var row = 3; row <= 6; row++)
        {
            workbook.Sheet(sheet).Set(row, column, null);
        }

        Assert.Empty(workbook.Judge().Places());
    }
}
