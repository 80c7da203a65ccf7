namespace Pipeline.Repository.Tests.Wording;

/// <summary>Words of the built-in forms that stand in the product's code for another reason, each with it.</summary>
internal static class KnownWords
{
    private const string Document = "field of a scheme document";
    private const string Markup = "word of the markup";
    private const string Json = "field of the JSON that is answered";
    private const string SheetWords = "word of the scheme workbook's own sheets";
    private const string Language = "how people write in any table, whatever its columns are called";
    private const string SchoolNames = "part of a school's name";
    private const string Composed = "wording or part of a composed sentence, whose columns the scheme names";

    /// <summary>Words that are the trade's or the product's own before they are a column's: they say nothing of a form.</summary>
    public static readonly HashSet<string> General =
    [
        "合计",
        "备注",
        "数量",
        "学校",
        "学生",
        "教师",
        "个人",
        "级别",
        "类别",
        "年级",
        "其中",
    ];

    /// <summary>Files that may say any word of the forms.</summary>
    public static readonly (string File, string Reason)[] Files =
    [
        (
            "Pipeline.Domain/Reading/GradeWords.cs",
            "how Chinese schools write grades; used where the scheme declares a column to be read so"
        ),
        ("Pipeline.Workbooks/Layouts/SampleLayouts.cs", "two sample layouts that go with the built-in scheme"),
        ("Pipeline.Domain/Schemes/Sheets/SchemeSheet.cs", "examples in the comments of the scheme workbook's headers"),
    ];

    /// <summary>Single words in single files.</summary>
    public static readonly (string File, string Word, string Reason)[] Words =
    [
        ("Pipeline.Domain/Forms/CheckDocumentReader.cs", "total", Document),
        ("Pipeline.Domain/Forms/CheckDocumentReader.cs", "people", Document),
        ("Pipeline.Domain/Forms/CheckDocumentReader.cs", "kind", Document),
        ("Pipeline.Domain/Forms/CheckDocumentReader.cs", "count", Document),
        ("Pipeline.Domain/Forms/CheckValidation.cs", "total", Document),
        ("Pipeline.Domain/Forms/FormDocumentReader.cs", "stage", Document),
        ("Pipeline.Domain/Forms/FormDocumentReader.cs", "grade", Document),
        ("Pipeline.Domain/Forms/FormDocumentReader.cs", "date", Document),
        ("Pipeline.Domain/Schemes/CheckJson.cs", "total", Document),
        ("Pipeline.Domain/Schemes/CheckJson.cs", "people", Document),
        ("Pipeline.Domain/Schemes/CheckJson.cs", "count", Document),
        ("Pipeline.Domain/Schemes/CheckJson.cs", "kind", Document),
        ("Pipeline.Domain/Schemes/SchemeDocumentReader.cs", "issuer", Document),
        ("Pipeline.Domain/Schemes/SchemeJson.cs", "issuer", Document),
        ("Pipeline.Domain/Schemes/SchemeJson.cs", "date", Document),
        ("Pipeline.Domain/Schemes/SchemeJson.cs", "stage", Document),
        ("Pipeline.Domain/Schemes/SchemeJson.cs", "grade", Document),
        ("Pipeline.Domain/Judging/JudgementJson.cs", "count", Json),
        ("Pipeline.Web/Components/FiguresView.razor", "total", Markup),
        ("Pipeline.Workbooks/Layouts/LayoutSheet.cs", "count", Markup),
        ("Pipeline.Workbooks/Ooxml/StyleBook.cs", "count", Markup),
        ("Pipeline.Workbooks/Templates/CoverSheet.cs", "date", Markup),
        ("Pipeline.Workbooks/Templates/FormSheet.cs", "date", Markup),
        ("Pipeline.Domain/Schemes/Sheets/ColumnRowsReader.cs", "学段", SheetWords),
        ("Pipeline.Domain/Schemes/Sheets/SchemeRows.cs", "学段", SheetWords),
        ("Pipeline.Domain/Schemes/Sheets/ValueListReader.cs", "学段", SheetWords),
        ("Pipeline.Workbooks/Rosters/RosterColumns.cs", "学段", "column of the roster"),
        ("Pipeline.Workbooks/Rosters/RosterReader.cs", "学段", "column of the roster"),
        ("Pipeline.Domain/Reading/CountWords.cs", "获奖", Language),
        ("Pipeline.Domain/Reading/CounterWords.cs", "小学", Language),
        ("Pipeline.Domain/Reading/DimensionValues.cs", "学段", Language),
        ("Pipeline.Domain/Reading/RowLabels.cs", "学段", Language),
        ("Pipeline.Domain/Reading/RowLabels.cs", "等次", Language),
        ("Pipeline.Domain/Reading/RowLabels.cs", "获奖", Language),
        ("Pipeline.Domain/Reading/RowLabels.cs", "集体", Language),
        ("Pipeline.Domain/Reading/RowSorter.cs", "获奖", Language),
        ("Pipeline.Domain/Text/PersonalData.cs", "获奖", Language),
        ("Pipeline.Domain/Reading/SchoolWords.cs", "特殊教育", SchoolNames),
        ("Pipeline.Domain/Reading/SchoolWords.cs", "小学", SchoolNames),
        ("Pipeline.Domain/Reading/SchoolWords.cs", "初中", SchoolNames),
        ("Pipeline.Cli/Commands/HelpPage.cs", "小学", SchoolNames),
        ("Pipeline.Domain/YearlyReport/HonourSentences.cs", "获奖", Composed),
        ("Pipeline.Domain/YearlyReport/HonourSentences.cs", "等次", Composed),
        ("Pipeline.Domain/Schemes/Sentences/SentencePattern.cs", "等次", Composed),
    ];
}
