using System.Collections.Immutable;

namespace Pipeline.Domain.Findings;

/// <summary>The rules about single values: units, counts in words, values of dimensions, personal data.</summary>
public static partial class RuleCatalogue
{
    public static readonly RuleDescriptor UnitsDiffer = Error(
        "U501",
        "两处写的单位不同",
        "列名、批注、表上方、表下方、页眉或封面写的单位互相矛盾,不知道以哪一个为准。",
        "请核对单位,并改成一致。"
    );
    public static readonly RuleDescriptor AmountPerHead = Error(
        "U502",
        "是人均标准,不是总额",
        "金额的单位写成了元/人、元/生等,是每人的标准。",
        "请填写发放的总金额,单位写元或万元。"
    );
    public static readonly RuleDescriptor TwoUnits = Error(
        "U503",
        "一处写了两个单位",
        "同一处写了两个金额单位,如元/万元,不知道以哪一个为准。",
        "请只留下实际使用的单位。"
    );
    public static readonly RuleDescriptor UnitOfOneColumn = Query(
        "U504",
        "只有一列金额写了单位",
        "一列金额写了单位,另一列没有写,而两列的数差不多大,没有写的一列可能也是这个单位。",
        "请在列名或表上方写明单位,或在情况说明中说明。"
    );
    public static readonly RuleDescriptor UnitInWords = Query(
        "U505",
        "备注里写了别的单位",
        "备注里写的金额单位与读取时用的单位不同。",
        "请把单位写到列名或表上方,并核对金额,或在情况说明中说明。"
    );

    public static readonly RuleDescriptor AnotherSchool = Query(
        "S140",
        "表中的学校与封面不同",
        "表的标题或填报单位写的是另一所学校,可能是用别校的表改的。",
        "请核对数据是不是本校的,并改正标题或封面。"
    );

    public static readonly RuleDescriptor TimeValue = Error(
        "Q219",
        "是时间,不是数",
        "单元格里是时间,可能是格式被改动,或把冒号当作小数点。",
        "请把单元格格式改为常规,重新填写数字。"
    );
    public static readonly RuleDescriptor LooseNumber = Error(
        "Q220",
        "万后面的数不足四位",
        "如45万870,可能是450,870,也可能是458,700。",
        "请把完整的数写出来,只填数字。"
    );

    public static readonly RuleDescriptor ValueWithheld = Error(
        "D307",
        "不是规定的值",
        "这一列只能填规定的值;填的内容可能是姓名,没有显示,也没有入库。",
        "请从规定的值中选择,不要写姓名。"
    );
    public static readonly RuleDescriptor TermAsGrade = Query(
        "D308",
        "填的是学期",
        "应填年级的列填了上学期、本学期等,同一批学生可能计了两次。",
        "请按年级填写本期的数,或在情况说明中说明。"
    );
    public static readonly RuleDescriptor PersonalNumber = Error(
        "D309",
        "填了身份证号或电话号码",
        "项目里不能有身份证号、手机号或银行卡号;已遮盖。",
        "请删去这些号码后重新上传。"
    );
    public static readonly RuleDescriptor PersonalNumberInText = Notice(
        "D310",
        "文字里有身份证号或电话号码",
        "文字里的身份证号、手机号或银行卡号已遮盖后入库。",
        "请在留存的文件中删去这些号码。"
    );
    public static readonly RuleDescriptor TooManyValues = Error(
        "D311",
        "不同的名称太多",
        "这一列填了500种以上不同的名称,不像是一所学校的数据。",
        "请核对是不是把序号、姓名填进了这一列;同一项目请用同一个名称。"
    );

    public static readonly RuleDescriptor LessThanLeast = Query(
        "R440",
        "少于不应少于的数",
        "规定不应少于另一个数的数,却少于它,如人次少于人数。",
        "请核对两个数,或在情况说明中说明。"
    );
    public static readonly RuleDescriptor CountInWords = Query(
        "R441",
        "文字里写了数量",
        "数量是空的,按1计,但这一行的文字里写了几人、几项。",
        "请把数填到它的列里,或在情况说明中说明。"
    );
    public static readonly RuleDescriptor MoneySlip = Query(
        "R442",
        "两个金额相差约10的倍数",
        "同一行的两个金额约差10、100、1,000或10,000倍,可能弄错了单位或多打、少打了0。",
        "请核对两个金额和单位,或在情况说明中说明。"
    );

    public static readonly RuleDescriptor ClassAndGrade = Query(
        "R443",
        "年级和班级都填了",
        "既填了整个年级,又按班级填了,学生可能计了两次。",
        "请只按年级填,或在整个年级的一行写明“小计”,或在情况说明中说明。"
    );

    public static readonly RuleDescriptor ZeroReport = Query(
        "R444",
        "零报表",
        "各张表都没有填数,或填的都是0;空白的标准报表也是这样。",
        "确实没有数据的,请在情况说明中确认;忘记填写的,请填好后重新上传。"
    );

    private static ImmutableArray<RuleDescriptor> OfValues =>
        [
            UnitsDiffer,
            AmountPerHead,
            TwoUnits,
            UnitOfOneColumn,
            UnitInWords,
            AnotherSchool,
            TimeValue,
            LooseNumber,
            ValueWithheld,
            TermAsGrade,
            PersonalNumber,
            PersonalNumberInText,
            TooManyValues,
            LessThanLeast,
            CountInWords,
            MoneySlip,
            ClassAndGrade,
            ZeroReport,
        ];
}
