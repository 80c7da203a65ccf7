using System.Collections.Immutable;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>A sheet of the scheme workbook (报表制度.xlsx): its columns, what each is for, and which words it takes.</summary>
public sealed record SchemeSheet(string Name, ImmutableArray<SchemeColumn> Columns, bool Required = true)
{
    /// <summary>All sheets, in the order in which the workbook holds them. The one table that writer and reader share.</summary>
    public static ImmutableArray<SchemeSheet> All { get; } =
    [Words.About, Words.Forms, Words.Columns, Words.Values, Words.Checks, Words.Rates, Words.Sentences];

    /// <summary>The labels of the sheet 制度, whose second column holds the value.</summary>
    public static ImmutableArray<(string Label, string Comment, bool Required)> AboutLabels { get; } =
    [
        ("制度名称", "这套报表制度的名称,如“某县2026年教育统计报表制度”。", true),
        ("编制单位", "编制这套制度的单位。", false),
        ("版本", "每次修改都换一个版本号,如2026.2;写在发给学校的报表上。", true),
        ("适用自", "从哪一期起用,如2026-H1;不填不限。", false),
        ("适用至", "用到哪一期,如2026-H2;不填不限。", false),
        ("说明", "其他要说明的。", false),
    ];

    /// <exception cref="KeyNotFoundException">There is no such sheet.</exception>
    public static SchemeSheet Of(string name) => All.FirstOrDefault(sheet => sheet.Name == name) ?? throw new KeyNotFoundException(name);

    /// <summary>The column's position from 1.</summary>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Length; i++)
        {
            if (Columns[i].Name == column)
            {
                return i + 1;
            }
        }
        throw new KeyNotFoundException($"{Name} has no column {column}.");
    }

    private static class Words
    {
        private const string FormComment = "“报表”表中的表名。";

        public static readonly SchemeSheet About = new("制度", [new("项目", "不要改动。", 14), new("内容", "填在这一列。", 60)]);

        public static readonly SchemeSheet Forms = new(
            "报表",
            [
                new("代码", "英文小写字母开头,字母和数字,不超过40个;用来把各期的同一张表连起来,定了不要改。不填的,由表名生成。", 14),
                new("表名", "学校工作簿里工作表的名称。", 16, Required: true),
                new("别名", "学校可能写成的其他名称,用顿号分开。", 24),
                new("标题", "表上方的标题,前面自动加学校名称和报告期。", 30, Required: true),
                new("单位行", "表上方写的单位,如“单位:人”。", 16),
                new("必报", "是:每所学校都要有这张表,没有数据的留空表;否:可以没有。", 8, ["是", "否"]),
                new("填表说明", "写在填表说明里的句子,一行一句(Alt+Enter换行)。", 60),
            ]
        );

        public static readonly SchemeSheet Columns = new(
            "栏目",
            [
                new("表名", FormComment, 14, Required: true),
                new("代码", "英文小写字母开头,字母和数字;用来把各期的同一栏目连起来,定了不要改。不填的,由栏目名生成。", 12),
                new("栏目名", "表头上的名称,不要用顿号。", 18, Required: true),
                new(
                    "类型",
                    "分组:按它分开统计,如学段;指标:要汇总的数;文字、日期:随行记录,不汇总。",
                    8,
                    ["分组", "指标", "文字", "日期"],
                    Required: true
                ),
                new("别名", "学校可能写成的其他列名,用顿号分开。", 24),
                new("凭值别名", "只有列里的内容是这个分组的值时才认的别名,如“等级”。", 12),
                new("单位", "指标必填:人、人次、个、项、份、台等;金额一律填“元”。", 8),
                new(
                    "性质",
                    "指标必填。时期:可以各期、各校相加;时点:年度取最近的半年;人数:同一学生可能重复的不相加。",
                    8,
                    ["时期", "时点", "人数"]
                ),
                new("必填", "整列:表里要有这一列;每格:每行都要填;否:可以没有。", 8, ["整列", "每格", "否"]),
                new("空白等于", "空白时按什么计:分组填一个值,指标填一个数或同表另一指标的名称;不填就是没有上报。", 14),
                new("值列表", "分组可以填的值,填“值列表”表中的列表名。", 14),
                new(
                    "未列的值",
                    "不在值列表里的值:接受、提示(接受并提示学校)、错误(不接受)、错误不留(不接受,也不显示、不保存填的内容,防止写了姓名)。",
                    9,
                    ["接受", "提示", "错误", "错误不留"]
                ),
                new("计量词", "数后面可以跟的量词,用顿号分开,如“人、名、位”。", 16),
                new("区分人数", "是:按它区分不同的人,如学段;人数只在它不同时相加。每张表最多一个。", 9, ["是", "否"]),
                new(
                    "读法",
                    "分组:学段——填的是学段,同一行的年级按它认;年级——“1年级”“小一”“初一”“七(3)班”这些写法也认得。每张表各最多一个,其他分组不填。",
                    8,
                    ["学段", "年级"]
                ),
                new("总表显示", "是:在汇总表的总表里显示。", 9, ["是", "否"]),
                new("保存", "文字、日期:是表示随行保存(如颁奖单位);备注类不要保存。", 8, ["是", "否"]),
                new("期内", "日期:是表示应在报告期内,否则提疑问。", 8, ["是", "否"]),
                new("指标解释", "写在填表说明和下拉提示里的话。", 40),
            ]
        );

        public static readonly SchemeSheet Values = new(
            "值列表",
            [
                new("列表", "列表的名称,同一列表的各行写同样的名称。", 16, Required: true),
                new("值", "统计和显示用的名称。", 24, Required: true),
                new("别名", "学校可能写成的其他名称,用顿号分开,直接当作这个值。", 40),
                new("存疑别名", "也当作这个值,但要提疑问的写法,如“区级”。", 16),
                new("提示", "有存疑别名时写:它还可能是什么意思,如“可能是自治区级,也可能是城区级”;写进疑问里。", 24),
                new("归组", "几个值写同样的组名,如小学、初中都写“义务教育”:汇总表在合计下面另写“其中:义务教育”一行。", 12),
                new("预填学段", "填一个学段:该学段的学校,模板里预先写好这个值的一行(如小学的一年级)。", 14),
            ],
            Required: false
        );

        public static readonly SchemeSheet Checks = new(
            "逻辑关系",
            [
                new("表名", FormComment, 14, Required: true),
                new(
                    "类型",
                    "和等于:栏目=参照各项之和;不超过:栏目各项都不超过参照;不重复:栏目(分组)相同的只能有一行;同时填报:栏目(金额)和参照(人数)要么都有要么都没有;人均在:栏目(金额)÷参照(人数)在下限和上限(元)之间;"
                        + "不差十倍:栏目和参照两个金额约差10、100、1,000或10,000倍的提疑问;不少于:栏目少于参照的提疑问;跨表不超过:参照写“表名.栏目|分组”;变动不超过:栏目是分组,增减超过上限(%),"
                        + "并且超过下限(个数)或参照(元)的提疑问;计量词与值:参照写“分组=值|量词”;他校不重复:栏目各项都相同的,另一所学校也报了就提疑问;比率一致:栏目(文字)填的比率与参照(比率名称)的分子÷分母一致。",
                    14,
                    CheckKinds.Names,
                    Required: true
                ),
                new("栏目", "同表的栏目名,几个用顿号分开。", 36),
                new("参照", "见“类型”的批注。", 30),
                new("下限", "数。", 10),
                new("上限", "数。", 10),
                new("级别", "错误:整份不采用;疑问:要改正或说明;提示:只告诉学校。不填按惯例。", 8, ["错误", "疑问", "提示"]),
                new("说明", "写进问题提示里,告诉学校怎样改。", 40),
            ],
            Required: false
        );

        public static readonly SchemeSheet Rates = new(
            "比率",
            [
                new("代码", "英文小写字母开头,字母和数字。不填的,由名称生成。", 14),
                new("名称", "如“小学巩固率”。", 20, Required: true),
                new("分子", "写“表名.栏目名”。", 28, Required: true),
                new("分母", "写“表名.栏目名”。", 28, Required: true),
                new("单位", "%、‰、:(几比一),或元/人等。", 8, Required: true),
                new("小数", "最多显示几位小数,0至4。", 8),
                new("说明", "比率的解释。", 40),
            ],
            Required: false
        );

        public static readonly SchemeSheet Sentences = new(
            "句式",
            [
                new("表名", FormComment, 14, Required: true),
                new("顺序", "数字,小的在前。", 8),
                new("条件", "不填总写;填指标名:有这项数才写;填“学段多于1”:报了不止一个学段才写。", 18),
                new(
                    "句子",
                    "数据段落里的一句话。{期别}、{区域}、{指标名}、{比率名}会换成数;{指标|学段=小学|万元}可带条件和单位;〔〕里的一段,没有数时省略;【每学段:{学段}{合计}】对每个学段写一遍,冒号前可写分隔号。"
                        + "一句里没有数可写时,整句不写。",
                    100,
                    Required: true
                ),
            ],
            Required: false
        );
    }
}

/// <summary>A column of a sheet of the scheme workbook.</summary>
/// <param name="Comment">Chinese: what the header's comment says.</param>
/// <param name="Width">In characters.</param>
/// <param name="Choices">The words that it takes; none where it takes any text.</param>
public sealed record SchemeColumn(
    string Name,
    string Comment,
    double Width,
    ImmutableArray<string> Choices = default,
    bool Required = false
);
