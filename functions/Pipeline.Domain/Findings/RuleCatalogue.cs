using System.Collections.Immutable;

namespace Pipeline.Domain.Findings;

/// <summary>
/// Every rule that may speak, with its stable code; <c>functions/RULES.md</c> is written from it and a test holds the two together.
/// </summary>
/// <remarks>
/// F the file, S its sheets and columns, C the cover, Q quantities, U units, D dimensions, R rows and forms, X across schools and periods.
/// One table, so longer than a file should be.
/// </remarks>
public static partial class RuleCatalogue
{
    public static readonly RuleDescriptor EmptyFile = Error("F001", "文件是空的", "上传的文件没有内容。", "请重新上传填好的标准报表。");
    public static readonly RuleDescriptor FileTooLarge = Error(
        "F002",
        "文件太大",
        "文件超过10 MiB。",
        "请删去图片和无关的工作表后再上传。"
    );
    public static readonly RuleDescriptor FileEncrypted = Error(
        "F003",
        "文件加了密",
        "加密的文件读不出内容:有打开密码的,保护了工作簿结构的.xls。",
        "请在Excel或WPS中打开,取消打开密码;打开时不问密码的,在“审阅”中取消“保护工作簿”。保存后再上传。"
    );
    public static readonly RuleDescriptor UnsupportedSpreadsheet = Error(
        "F004",
        "不能读取的表格格式",
        "是表格,但不是.xlsx、.xlsm、.xls或.et。",
        "请在Excel或WPS中打开,另存为.xlsx后再上传。"
    );
    public static readonly RuleDescriptor NotAWorkbook = Error(
        "F005",
        "不是Excel工作簿",
        "文件内容不是工作簿,只改扩展名不能变成工作簿。",
        "请用标准报表填写,保存为.xlsx后再上传。"
    );
    public static readonly RuleDescriptor FileDamaged = Error(
        "F006",
        "文件已损坏",
        "工作簿的内容不完整或被破坏。",
        "请在Excel或WPS中打开原文件,另存为新的.xlsx后再上传;打不开的,请重新填写。"
    );
    public static readonly RuleDescriptor InflatesTooFar = Error(
        "F007",
        "文件展开后太大",
        "压缩的内容展开后超过200 MiB。",
        "请用标准报表重新填写后再上传。"
    );
    public static readonly RuleDescriptor ForbiddenContent = Error(
        "F008",
        "文件含有不允许的内容",
        "文件中有工作簿不应有的声明(DTD)。",
        "请在Excel或WPS中另存为新的.xlsx后再上传。"
    );
    public static readonly RuleDescriptor TooManyCells = Error(
        "F009",
        "单元格太多",
        "有内容的单元格超过标准报表可能的数量。",
        "请删去无关的数据,只留标准报表的内容。"
    );
    public static readonly RuleDescriptor NameMismatch = Notice(
        "F010",
        "扩展名与内容不符",
        "文件扩展名和实际格式不同,已按实际格式读取。",
        "下次请直接保存为.xlsx。"
    );
    public static readonly RuleDescriptor MacrosIgnored = Notice("F011", "含有宏", "宏没有运行,也不会保留。", "不需要处理。");
    public static readonly RuleDescriptor UploadMisplaced = Error(
        "F012",
        "上传的位置不对",
        "文件应放在 报告期/学校标识码 文件夹下,不能放在别处,也不能再套文件夹。",
        "请把文件上传到 报告期/学校标识码/文件名,如 2026-H1/4501220001/报表.xlsx。"
    );
    public static readonly RuleDescriptor UploadNotProcessed = Error(
        "F013",
        "系统没有处理成功",
        "文件已经收到并保存,但系统处理时出错,不是学校的问题。",
        "不需要重新上传;管理员会重新处理,处理后回执会更新。"
    );
    public static readonly RuleDescriptor TooMuchToRead = Error(
        "F014",
        "文件太复杂",
        "文件里的内容太多太复杂,系统读不完。",
        "请用标准报表重新填写,不带图片、批注和无关的工作表,再上传。"
    );

    public static readonly RuleDescriptor SheetMissing = Error(
        "S101",
        "缺少工作表",
        "封面和报表制度里必报的表,工作簿都应有。",
        "请补上这张工作表;没有数据的,保留空表。"
    );
    public static readonly RuleDescriptor SheetTwice = Error(
        "S102",
        "同一张表出现两次",
        "两张工作表的名称都表示同一张报表。",
        "请只保留一张,其余删除或改名。"
    );
    public static readonly RuleDescriptor SheetUnknown = Notice(
        "S103",
        "多出的工作表",
        "标准报表没有这张工作表,没有读取。",
        "不需要处理;如有数据,请填到标准工作表中。"
    );
    public static readonly RuleDescriptor SheetHidden = Notice(
        "S104",
        "隐藏的工作表",
        "隐藏的工作表没有读取。",
        "不需要处理;如有数据,请取消隐藏并填到标准工作表中。"
    );
    public static readonly RuleDescriptor HeaderMissing = Error(
        "S105",
        "找不到表头",
        "工作表中没有一行像标准报表的表头。",
        "请恢复标准报表的表头行。"
    );
    public static readonly RuleDescriptor ColumnMissing = Error(
        "S106",
        "缺少必填的列",
        "表头里没有必填的列,或列名改得认不出。",
        "请按标准报表补上这一列,列名不要改动。"
    );
    public static readonly RuleDescriptor ColumnUnknown = Notice("S107", "多出的列", "标准报表没有这一列,没有读取。", "不需要处理。");
    public static readonly RuleDescriptor ColumnTwice = Error(
        "S108",
        "同一列出现两次",
        "两列的列名表示同一项,不知道以哪一列为准。",
        "请只保留一列。"
    );
    public static readonly RuleDescriptor PersonalColumn = Notice(
        "S109",
        "含有个人信息的列",
        "这一列像是姓名、身份证号、电话、银行卡号或住址。为保护未成年人个人信息,没有读取,也没有入库。",
        "请在留存的文件中删除这一列。"
    );
    public static readonly RuleDescriptor TitlePeriod = Query(
        "S110",
        "标题中的报告期与封面不同",
        "表的标题写的是另一个报告期,可能是用旧表改的。",
        "请核对数据是不是本期的,并改正标题或封面。"
    );
    public static readonly RuleDescriptor TooManyRows = Error("S112", "数据行太多", "一张表的数据超过20,000行。", "请删去无关的数据。");
    public static readonly RuleDescriptor HiddenCounted = Notice(
        "S113",
        "隐藏的行或列有数据",
        "隐藏或筛选掉的行、列也计入。",
        "请核对隐藏的数据是否应当上报。"
    );
    public static readonly RuleDescriptor HeaderUnitWrong = Error(
        "S114",
        "表头单位与栏目不符",
        "列名中的单位不是这一列的单位。",
        "请改正列名中的单位。"
    );

    public static readonly RuleDescriptor ColumnOfNumbers = Query(
        "S115",
        "多出的列里有数",
        "标准报表没有这一列,这一列的数没有计入。",
        "请把这些数填到标准报表的列里;不需要上报的,请删除这一列,或在情况说明中说明。"
    );
    public static readonly RuleDescriptor SecondTable = Error(
        "S116",
        "一张工作表里有两张表",
        "同一张工作表里又有一个表头,不知道该读哪一张表,另一张的数会丢失。",
        "请只保留本期的一张表;分页打印的表头请删除,或与第一个表头完全一致。"
    );
    public static readonly RuleDescriptor FiguresOutside = Error(
        "S117",
        "表头以外有数",
        "表头上方或旁边有成片的数,没有读取。",
        "请把数填到表头下面;不需要的请删除。"
    );
    public static readonly RuleDescriptor NumbersLeft = Query(
        "S118",
        "有数没有计入",
        "表格范围内有数,但看不出是哪一项,没有计入。",
        "请核对:应上报的,请填到相应的行和列;不应上报的,请删除,或在情况说明中说明。"
    );
    public static readonly RuleDescriptor NumbersAside = Notice("S119", "表外有数", "表格以外的数没有计入。", "应上报的,请填到表格里。");
    public static readonly RuleDescriptor SheetCopied = Notice(
        "S120",
        "工作表的副本",
        "另一张工作表的各行在标准工作表中都有,没有重复计入。",
        "请删除副本。"
    );
    public static readonly RuleDescriptor SheetSplit = Error(
        "S121",
        "一张报表分在两张工作表",
        "另一张工作表像是同一张报表,其中有标准工作表没有的行。",
        "请把数据合到一张工作表里,删除另一张。"
    );
    public static readonly RuleDescriptor SheetReadInstead = Notice(
        "S122",
        "数据在另一张工作表",
        "标准工作表是空的,读取了名称相近的另一张工作表。",
        "请核对;下次请填在标准工作表中。"
    );
    public static readonly RuleDescriptor SheetLeft = Query(
        "S123",
        "多出的工作表像一张报表",
        "这张工作表的表头像标准报表,其中的数没有计入。",
        "请把应上报的数填到标准工作表中;不需要的,请删除这张工作表,或在情况说明中说明。"
    );
    public static readonly RuleDescriptor PictureOnly = Query(
        "S124",
        "表是空的,但有图片",
        "表格没有填数,工作表上却有图片,图片里的数读不出来。",
        "请把图片里的内容填到表格中。"
    );
    public static readonly RuleDescriptor EarlierGroup = Notice(
        "S125",
        "上年同期的列",
        "这一列标着上年或上期,不是本期的数,没有计入。",
        "请核对这一列不是本期的数。"
    );
    public static readonly RuleDescriptor ColumnHidden = Query(
        "S126",
        "同一列出现两次,一列是隐藏的",
        "隐藏的列没有读取,按看得见的列计。",
        "请删除隐藏的列,或在情况说明中说明。"
    );

    public static readonly RuleDescriptor RowsElsewhere = Query(
        "S127",
        "多出的列写着别的学校或报告期",
        "标准报表没有这一列,但它写着有的行是别的学校或别的报告期的,这些行暂时也计入了。",
        "不是本校本期的数,请删除;是的,请改正这一列,或在情况说明中说明。"
    );

    public static readonly RuleDescriptor CodeMissing = Error(
        "C101",
        "没有学校标识码",
        "封面上没有填学校标识码。",
        "请填写10位学校标识码。"
    );
    public static readonly RuleDescriptor CodeMalformed = Error(
        "C102",
        "学校标识码不对",
        "学校标识码应是10位数字。",
        "请核对后填写10位学校标识码。"
    );
    public static readonly RuleDescriptor CodeUnknown = Error(
        "C103",
        "学校不在名录中",
        "名录里没有这个学校标识码。",
        "请核对学校标识码;确实无误的,请与教育局联系增补名录。"
    );
    public static readonly RuleDescriptor NameMissing = Error("C104", "没有学校名称", "封面上没有填学校名称。", "请填写学校全称。");
    public static readonly RuleDescriptor NameDiffers = Error(
        "C105",
        "学校名称与名录不同",
        "封面上的学校名称与名录中该标识码的名称不同。",
        "请核对学校标识码和学校名称。"
    );
    public static readonly RuleDescriptor PeriodMissing = Error(
        "C106",
        "没有报告期",
        "封面上没有填报告期。",
        "请填写报告期,如2026-H1(上半年)、2026-H2(下半年)、2026(全年)。"
    );
    public static readonly RuleDescriptor PeriodUnreadable = Error(
        "C107",
        "报告期看不懂",
        "报告期不是能识别的写法。",
        "请写成2026-H1(上半年)、2026-H2(下半年)或2026(全年)。"
    );
    public static readonly RuleDescriptor PeriodDiffers = Error(
        "C108",
        "报告期与上报的不同",
        "封面上的报告期与要上报的报告期不同。",
        "请核对是不是传错了文件,或改正封面上的报告期。"
    );
    public static readonly RuleDescriptor SchoolDiffers = Error(
        "C109",
        "学校与上报的不同",
        "封面上的学校标识码与上传位置的学校不同。",
        "请核对是不是传错了文件或传错了位置。"
    );
    public static readonly RuleDescriptor SchoolClosed = Query(
        "C110",
        "学校已撤销",
        "名录中该校的状态是撤销。",
        "请与教育局核对该校是否仍应上报。"
    );
    public static readonly RuleDescriptor CoverTwice = Error(
        "C111",
        "封面同一项填了两次",
        "封面上同一项有两个不同的值。",
        "请只保留正确的一个。"
    );

    public static readonly RuleDescriptor Range = Error("Q201", "是一个范围,不是一个数", "写了两个数或一段范围。", "请填写一个确切的数。");
    public static readonly RuleDescriptor Vague = Error("Q202", "没有写明多少", "只有“几”“若干”等字样,没有数。", "请填写一个确切的数。");
    public static readonly RuleDescriptor WrongCounter = Error(
        "Q203",
        "量词与栏目不符",
        "数后面的量词不是这一列的。",
        "请核对填写的内容,只填数字。"
    );
    public static readonly RuleDescriptor UnitContradiction = Error(
        "Q204",
        "单位与表头不一致",
        "单元格里的单位与表头或表上方写明的单位不同,不能判断以哪个为准。",
        "请按表头的单位填写,只填数字。"
    );
    public static readonly RuleDescriptor Negative = Error("Q205", "是负数", "人数、数量和金额不能小于0。", "请核对后填写;没有的填0。");
    public static readonly RuleDescriptor Fraction = Error("Q206", "不是整数", "人数和数量应是整数。", "请填写整数。");
    public static readonly RuleDescriptor FractionOfFen = Error("Q207", "金额不足一分", "金额最小到分(0.01元)。", "请核对金额,精确到分。");
    public static readonly RuleDescriptor Scientific = Error(
        "Q208",
        "用了科学记数法",
        "写成1e3的形式,不能确定原来的数。",
        "请把完整的数写出来。"
    );
    public static readonly RuleDescriptor BadGrouping = Error(
        "Q209",
        "数字中的分隔号不对",
        "逗号没有按三位分隔,可能少打或多打了数字。",
        "请去掉逗号,重新填写这个数。"
    );
    public static readonly RuleDescriptor Malformed = Error(
        "Q210",
        "看不出是什么数",
        "单元格的内容不是一个数。",
        "请只填数字;没有的填0,不清楚的留空。"
    );
    public static readonly RuleDescriptor TooLarge = Error("Q211", "数太大", "超出了可能的范围。", "请核对后重新填写。");
    public static readonly RuleDescriptor ErrorValue = Error("Q212", "公式出错", "单元格显示的是错误值。", "请改正公式,或直接填写数字。");
    public static readonly RuleDescriptor BooleanValue = Error("Q213", "是逻辑值,不是数", "单元格里是TRUE或FALSE。", "请填写数字。");
    public static readonly RuleDescriptor DateValue = Error(
        "Q214",
        "是日期,不是数",
        "单元格里是日期,可能是格式被改动。",
        "请把单元格格式改为常规,重新填写数字。"
    );
    public static readonly RuleDescriptor FormulaWithoutValue = Error(
        "Q215",
        "公式没有结果",
        "文件里没有保存公式的结果,也不能由别的单元格推出。",
        "请在Excel或WPS中打开并重新保存,或直接填写数字。"
    );
    public static readonly RuleDescriptor Approximate = Query(
        "Q216",
        "不是确切的数",
        "写了“约”“近”“多”“余”等字样,已按所写的数计入并标明是约数。",
        "请改成确切的数,或在情况说明中说明为什么没有确切的数。"
    );
    public static readonly RuleDescriptor FormulaImplied = Notice(
        "Q217",
        "公式没有结果,已推算",
        "文件里没有保存公式的结果,已由它的各部分相加得出。",
        "请核对;在Excel或WPS中打开并重新保存可免此提示。"
    );
    public static readonly RuleDescriptor ExternalValue = Notice(
        "Q218",
        "公式引用了别的工作簿",
        "没有打开别的工作簿,按文件里保存的结果计。",
        "请核对;最好直接填写数字。"
    );

    public static readonly RuleDescriptor ShownOtherwise = Error(
        "Q230",
        "显示的内容不是这一列的数",
        "单元格的数字格式使显示的内容与存储的数不同,不知道以哪个为准。",
        "请把单元格格式改为常规,核对后重新填写数字。"
    );
    public static readonly RuleDescriptor ShownAndStored = Query(
        "Q231",
        "显示的数与存储的数不同",
        "单元格的数字格式使显示的数与存储的数差了单位或位数,暂按显示的数计。",
        "请把单元格格式改为常规,核对后重新填写数字。"
    );
    public static readonly RuleDescriptor PartLeftOut = Query(
        "Q232",
        "数里有划掉的或上下标的字",
        "划掉的和上标、下标的字不算数,按其余的字计。",
        "请只填写有效的数字,注释写在备注里。"
    );

    public static readonly RuleDescriptor DimensionBlank = Error("D301", "没有填写", "这一行有数据,但必填的项目是空的。", "请填写。");
    public static readonly RuleDescriptor DimensionUnknown = Error(
        "D302",
        "不是规定的值",
        "这一列只能填规定的值。",
        "请从规定的值中选择。"
    );
    public static readonly RuleDescriptor DimensionNew = Notice(
        "D303",
        "名称不在常用名称中",
        "按填写的名称单独统计。",
        "请核对名称;与常用名称是同一项的,请改为常用名称。"
    );
    public static readonly RuleDescriptor DimensionDoubtful = Query(
        "D304",
        "写法有两种意思",
        "这个写法可能是规定的值中的一个,也可能是另一个,暂按其中一个计。",
        "请改为规定的值,或在情况说明中说明。"
    );
    public static readonly RuleDescriptor DimensionDefault = Notice(
        "D305",
        "没有填写,按默认的值计",
        "这一项是空的,按制度规定的值统计。",
        "请填写。"
    );
    public static readonly RuleDescriptor DimensionInvalid = Error(
        "D306",
        "单元格内容不对",
        "应填文字的单元格里是错误值。",
        "请重新填写。"
    );

    public static readonly RuleDescriptor SumDiffers = Error(
        "R401",
        "合计不等于各部分之和",
        "各部分之和应等于合计。",
        "请核对并改正其中不对的数。"
    );
    public static readonly RuleDescriptor TotalRowDiffers = Error(
        "R402",
        "合计行与各行之和不同",
        "合计、小计行应等于它汇总的各行之和。",
        "请核对各行和合计行。"
    );
    public static readonly RuleDescriptor PartOverWhole = Error(
        "R403",
        "其中数大于合计",
        "“其中”的人数不能超过合计。",
        "请核对并改正其中不对的数。"
    );
    public static readonly RuleDescriptor DuplicateRow = Error(
        "R404",
        "同一项填了两行",
        "各分组都相同的只能填一行。",
        "请合并成一行;不是同一项的,请改正分组。"
    );
    public static readonly RuleDescriptor RepeatedRow = Notice(
        "R405",
        "同一项填了两行,都已计入",
        "各分组都相同的有两行,两行都已计入。",
        "请核对是不是重复填写。"
    );
    public static readonly RuleDescriptor TotalDerived = Notice(
        "R406",
        "合计没有填,已推算",
        "合计是空的,已由各部分之和得出。",
        "请补填合计。"
    );
    public static readonly RuleDescriptor TotalBlank = Error(
        "R407",
        "合计没有填",
        "合计是空的,各部分也没有填全,不能推算。",
        "请填写合计。"
    );
    public static readonly RuleDescriptor MoneyWithoutPeople = Query(
        "R408",
        "有金额,没有人数",
        "填了金额,但人数是空的或是0。",
        "请补填人数,或在情况说明中说明。"
    );
    public static readonly RuleDescriptor PeopleWithoutMoney = Query(
        "R409",
        "有人数,没有金额",
        "填了人数,但金额是空的或是0。",
        "请补填金额,或在情况说明中说明。"
    );
    public static readonly RuleDescriptor PerHead = Query(
        "R410",
        "人均金额不合常理",
        "金额除以人数不在规定的下限和上限之间,可能把元和万元弄错了。",
        "请核对金额的单位和人数,或在情况说明中说明。"
    );
    public static readonly RuleDescriptor MoreThanOtherForm = Query(
        "R411",
        "多于另一张表的数",
        "这个数超过了另一张表中同一分组的数。",
        "请核对两张表的数,或在情况说明中说明。"
    );
    public static readonly RuleDescriptor DateOutside = Query(
        "R412",
        "日期不在报告期内",
        "日期应在报告期的第一天和最后一天之间。",
        "请核对日期,或在情况说明中说明。"
    );
    public static readonly RuleDescriptor DateUnreadable = Query("R413", "日期看不懂", "不是能识别的日期写法。", "请写成2026-3-15的形式。");
    public static readonly RuleDescriptor CounterOfValue = Notice(
        "R414",
        "量词与分组不符",
        "数后面写的量词不是这个分组用的。",
        "请核对分组和数。"
    );
    public static readonly RuleDescriptor RowWithoutFigures = Notice(
        "R415",
        "这一行没有数",
        "只填了项目,没有填数,没有计入。",
        "不需要上报的可以不处理。"
    );
    public static readonly RuleDescriptor StrayText = Notice(
        "R416",
        "这一行只有一处文字",
        "看不出是数据,没有计入。",
        "是数据的,请把这一行填完整。"
    );

    public static readonly RuleDescriptor RateDiffers = Error(
        "R431",
        "比率与各部分不符",
        "填的比率与分子除以分母的结果不同。",
        "请核对比率和它的分子、分母。"
    );
    public static readonly RuleDescriptor RateUnreadable = Error(
        "R432",
        "比率看不懂",
        "填的不是一个确切的比率。",
        "请填写确切的比率,如99.8%;不清楚的留空,由系统按分子、分母计算。"
    );
    public static readonly RuleDescriptor StruckOut = Query(
        "R417",
        "画了删除线",
        "单元格整个画了删除线,不知道是否作废。",
        "作废的请删除内容,有效的请取消删除线。"
    );
    public static readonly RuleDescriptor ComparisonRow = Query(
        "R418",
        "不是本期的数",
        "这一行是上年同期、增减或平均数,没有计入。",
        "不需要上报的请删除这一行;是本期数据的,请改正名称。"
    );
    public static readonly RuleDescriptor SampleRow = Query(
        "R419",
        "示例行没有删除",
        "这一行像是填写示例,没有计入。",
        "是示例的请删除;是本校数据的,请去掉“示例”字样。"
    );
    public static readonly RuleDescriptor SumRowTaken = Notice(
        "R420",
        "没有写合计的合计行",
        "这一行的数等于相邻各行之和,按小计核对,没有重复计入。",
        "请在这一行写明“小计”或“合计”。"
    );
    public static readonly RuleDescriptor SumRowAsked = Query(
        "R421",
        "像是合计行",
        "这一行的数正好等于另外几行之和,计入就会重复。",
        "是合计的,请把名称改为“合计”或“小计”;不是的,请在情况说明中说明。"
    );
    public static readonly RuleDescriptor PartRowOverWhole = Error(
        "R422",
        "其中行大于它所属的行",
        "“其中”行是上一行的一部分,不能超过上一行。",
        "请核对并改正其中不对的数。"
    );
    public static readonly RuleDescriptor UnderMerge = Query(
        "R424",
        "合并单元格下面还有内容",
        "合并单元格只显示左上角的内容,被盖住的没有计入。",
        "请取消合并,核对后重新填写。"
    );

    public static readonly RuleDescriptor RowTwice = Query(
        "R425",
        "同一行填了两遍",
        "各分组和各数都相同的有两行,两行都计入就重复了。",
        "重复的请删除一行;确是两项的,请在情况说明中说明。"
    );
    public static readonly RuleDescriptor SaidVoid = Query(
        "R426",
        "写着作废或不计入",
        "这一行的文字说它作废或不计入,暂时仍计入了。",
        "作废的请删除这一行;有效的请删去这些文字,或在情况说明中说明。"
    );

    public static readonly RuleDescriptor SameInTwoSchools = Query(
        "X501",
        "同一项有两所学校上报",
        "规定要比较的各栏目都相同。",
        "请核对属于哪所学校;确属共同获得的,请在情况说明中说明。"
    );
    public static readonly RuleDescriptor Change = Query(
        "X502",
        "与以前相差太大",
        "与上年同期(没有而另给了上一期报表的,与上一期)相比,增减超过30%,并且超过20(人、人次、个、项)或5,000元。",
        "请核对本期的数,或在情况说明中说明增减的原因。"
    );
    public static readonly RuleDescriptor OtherScheme = Query(
        "X503",
        "报送的表不在汇总所用的制度里",
        "学校按另一份报表制度报送，其中有的表或栏目是汇总所用的制度没有的，这些数没有计入。",
        "请教育局核对全年与上、下半年各用哪份报表制度；要计入的，请为全年启用包含这些栏目的制度。"
    );

    /// <summary>All rules, in the order of their codes' groups.</summary>
    public static ImmutableArray<RuleDescriptor> All =>
        !field.IsDefault
            ? field
            : field = [
                EmptyFile,
                FileTooLarge,
                FileEncrypted,
                UnsupportedSpreadsheet,
                NotAWorkbook,
                FileDamaged,
                InflatesTooFar,
                ForbiddenContent,
                TooManyCells,
                NameMismatch,
                MacrosIgnored,
                UploadMisplaced,
                UploadNotProcessed,
                TooMuchToRead,
                SheetMissing,
                SheetTwice,
                SheetUnknown,
                SheetHidden,
                HeaderMissing,
                ColumnMissing,
                ColumnUnknown,
                ColumnTwice,
                PersonalColumn,
                TitlePeriod,
                TooManyRows,
                HiddenCounted,
                HeaderUnitWrong,
                ColumnOfNumbers,
                SecondTable,
                FiguresOutside,
                NumbersLeft,
                NumbersAside,
                SheetCopied,
                SheetSplit,
                SheetReadInstead,
                SheetLeft,
                PictureOnly,
                EarlierGroup,
                ColumnHidden,
                RowsElsewhere,
                CodeMissing,
                CodeMalformed,
                CodeUnknown,
                NameMissing,
                NameDiffers,
                PeriodMissing,
                PeriodUnreadable,
                PeriodDiffers,
                SchoolDiffers,
                SchoolClosed,
                CoverTwice,
                Range,
                Vague,
                WrongCounter,
                UnitContradiction,
                Negative,
                Fraction,
                FractionOfFen,
                Scientific,
                BadGrouping,
                Malformed,
                TooLarge,
                ErrorValue,
                BooleanValue,
                DateValue,
                FormulaWithoutValue,
                Approximate,
                FormulaImplied,
                ExternalValue,
                ShownOtherwise,
                ShownAndStored,
                PartLeftOut,
                DimensionBlank,
                DimensionUnknown,
                DimensionNew,
                DimensionDoubtful,
                DimensionDefault,
                DimensionInvalid,
                SumDiffers,
                TotalRowDiffers,
                PartOverWhole,
                DuplicateRow,
                RepeatedRow,
                TotalDerived,
                TotalBlank,
                MoneyWithoutPeople,
                PeopleWithoutMoney,
                PerHead,
                MoreThanOtherForm,
                DateOutside,
                DateUnreadable,
                CounterOfValue,
                RowWithoutFigures,
                StrayText,
                RateDiffers,
                RateUnreadable,
                StruckOut,
                ComparisonRow,
                SampleRow,
                SumRowTaken,
                SumRowAsked,
                PartRowOverWhole,
                UnderMerge,
                RowTwice,
                SaidVoid,
                SameInTwoSchools,
                Change,
                OtherScheme,
                .. OfValues,
            ];

    private static RuleDescriptor Error(string code, string title, string cause, string remedy) =>
        new(code, Severity.Error, title, cause, remedy);

    private static RuleDescriptor Query(string code, string title, string cause, string remedy) =>
        new(code, Severity.Query, title, cause, remedy);

    private static RuleDescriptor Notice(string code, string title, string cause, string remedy) =>
        new(code, Severity.Notice, title, cause, remedy);
}
