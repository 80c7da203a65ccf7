using System.Collections.Immutable;
using Pipeline.Domain.Findings;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>What can be wrong with a scheme workbook, each with its stable code; the manual's page lists them.</summary>
public static class SchemeRules
{
    public static readonly RuleDescriptor FileUnreadable = Error(
        "Z600",
        "报表制度读不出来",
        "文件不是能读的工作簿。",
        "请用“scheme export”导出的报表制度修改。"
    );
    public static readonly RuleDescriptor SheetMissing = Error(
        "Z601",
        "缺少工作表",
        "报表制度里没有这张工作表。",
        "请补上这张工作表,或重新导出。"
    );
    public static readonly RuleDescriptor ColumnMissing = Error("Z602", "缺少列", "表头里没有必需的列。", "请补上这一列,列名不要改动。");
    public static readonly RuleDescriptor Blank = Error("Z603", "没有填写", "必填的格子是空的。", "请填写。");
    public static readonly RuleDescriptor NotAChoice = Error("Z604", "不是可选的值", "这一列只能填规定的词。", "请从下拉列表中选择。");
    public static readonly RuleDescriptor Twice = Error("Z605", "重复", "同一名称或代码用了两次。", "请只保留一个,或改名。");
    public static readonly RuleDescriptor NotFound = Error("Z606", "找不到", "引用的表、栏目、列表或比率不存在。", "请核对名称。");
    public static readonly RuleDescriptor Unfit = Error(
        "Z607",
        "类型不符",
        "引用的栏目不是需要的类型。",
        "请换一个栏目,或改正栏目的类型。"
    );
    public static readonly RuleDescriptor BadNumber = Error("Z608", "数不对", "应填一个整数。", "请改正。");
    public static readonly RuleDescriptor BadSentence = Error(
        "Z609",
        "句子看不懂",
        "句子里的括号、名称或条件有误。",
        "请对照“句子”列的批注改正。"
    );
    public static readonly RuleDescriptor BadCode = Error(
        "Z610",
        "代码不对",
        "代码应是英文小写字母开头的字母和数字,不超过40个。",
        "请改正,或留空由系统生成。"
    );
    public static readonly RuleDescriptor BadPeriod = Error("Z611", "报告期看不懂", "应写成2026、2026-H1或2026-H2。", "请改正,或留空。");
    public static readonly RuleDescriptor TooMany = Error("Z612", "太多", "超出了一张表能有的数量。", "请减少,或分成两张表。");
    public static readonly RuleDescriptor Extra = Notice(
        "Z613",
        "没有读取",
        "报表制度里没有这张工作表或这一列。",
        "不需要处理;有内容的,请填到规定的地方。"
    );
    public static readonly RuleDescriptor Unusable = Error("Z614", "不能使用", "这一处与其他部分合不起来。", "请核对。");

    public static ImmutableArray<RuleDescriptor> All { get; } =
    [
        FileUnreadable,
        SheetMissing,
        ColumnMissing,
        Blank,
        NotAChoice,
        Twice,
        NotFound,
        Unfit,
        BadNumber,
        BadSentence,
        BadCode,
        BadPeriod,
        TooMany,
        Extra,
        Unusable,
    ];

    private static RuleDescriptor Error(string code, string title, string cause, string remedy) =>
        new(code, Severity.Error, title, cause, remedy);

    private static RuleDescriptor Notice(string code, string title, string cause, string remedy) =>
        new(code, Severity.Notice, title, cause, remedy);
}
