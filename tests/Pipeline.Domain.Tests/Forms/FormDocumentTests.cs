using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Tests.Forms;

/// <summary>
/// Form documents that cannot be used are refused with file and field; each case changes one thing of a document that can.
/// </summary>
public sealed class FormDocumentTests
{
    private const string Lists = """{ "stage": [ { "name": "小学", "aliases": ["完小"] }, { "name": "初中" } ] }""";

    private const string Form = """
        { "id": "clubs", "sheet": "社团", "sheetAliases": ["社团情况"], "title": "社团统计表",
          "columns": [
            { "role": "dimension", "id": "stage", "name": "学段", "valueList": "stage", "unknown": "error", "required": "cell" },
            { "role": "dimension", "id": "kind", "name": "类别", "aliases": ["种类"], "values": [ { "name": "体育" } ], "unknown": "notice" },
            { "role": "measure", "id": "clubs", "name": "社团数", "unit": "个", "counters": ["个"], "nature": "stock" },
            { "role": "measure", "id": "members", "name": "人数", "unit": "人", "counters": ["人"], "nature": "persons", "whenBlankValue": 0 },
            { "role": "measure", "id": "money", "name": "经费", "unit": "元", "nature": "flow" },
            { "role": "text", "id": "remark", "name": "备注" }
          ],
          "checks": [
            { "kind": "atMost", "whole": "members", "parts": ["clubs"] },
            { "kind": "perHead", "money": "money", "people": "members", "leastYuan": 1, "mostYuan": 10 },
            { "kind": "counterOfValue", "measure": "members", "dimension": "kind", "value": "体育", "counter": "人" },
            { "kind": "change", "by": ["stage"], "percent": 30, "count": 20, "yuan": 5000 }
          ] }
        """;

    [Fact]
    public void Accepts()
    {
        var form = Assert.Single(Load(Form).Forms);

        Assert.Equal(
            ("clubs", "社团", 2, 3, 1, 4),
            (form.Id, form.Sheet, form.Dimensions.Length, form.Measures.Length, form.Texts.Length, form.Checks.Length)
        );
        Assert.False(form.Required);
    }

    [Fact]
    public void AcceptsWhatTheProductShips() =>
        Assert.Equal(["students", "aid", "awards"], FormCatalogue.Load(FormCatalogue.EmbeddedDocuments()).Forms.Select(form => form.Id));

    [Theory]
    [InlineData("\"id\": \"clubs\", \"sheet\"", "\"sheet\"", "form.json: id: text is required")]
    [InlineData("\"id\": \"clubs\", \"sheet\"", "\"id\": \"\", \"sheet\"", "form.json: id: non-empty text is expected")]
    [InlineData("\"id\": \"clubs\", \"sheet\"", "\"id\": 7, \"sheet\"", "form.json: id: non-empty text is expected")]
    [InlineData(
        "\"id\": \"clubs\", \"sheet\"",
        "\"id\": \"社团\", \"sheet\"",
        "form.json: id: '社团' is no id: a small letter, then letters and digits, at most 40"
    )]
    [InlineData("\"title\": \"社团统计表\",", "", "form.json: title: text is required")]
    [InlineData(
        "\"title\"",
        "\"titel\"",
        "form.json: titel: unknown field; known are id, sheet, sheetAliases, title, unitLine, required, guide, columns, checks, sentences"
    )]
    [InlineData("[\"社团情况\"]", "\"社团情况\"", "form.json: sheetAliases: a list of texts is expected")]
    [InlineData("[\"社团情况\"]", "[\"社团情况\", \"\"]", "form.json: sheetAliases[1]: non-empty text is expected")]
    [InlineData(
        "\"role\": \"text\"",
        "\"role\": \"words\"",
        "form.json: columns[5].role: 'words' is none of dimension, measure, text, date"
    )]
    [InlineData(
        "{ \"role\": \"text\", \"id\": \"remark\", \"name\": \"备注\" }",
        "\"备注\"",
        "form.json: columns[5]: an object is expected"
    )]
    [InlineData("\"nature\": \"stock\"", "\"nature\": \"pile\"", "form.json: columns[2].nature: 'pile' is none of flow, stock, persons")]
    [InlineData(", \"nature\": \"stock\"", "", "form.json: columns[2].nature: text is required")]
    [InlineData(
        "\"unknown\": \"notice\"",
        "\"unknown\": \"maybe\"",
        "form.json: columns[1].unknown: 'maybe' is none of accept, notice, error, withhold"
    )]
    [InlineData("\"required\": \"cell\"", "\"required\": \"yes\"", "form.json: columns[0].required: 'yes' is none of column, cell")]
    [InlineData(
        "\"valueList\": \"stage\"",
        "\"valueList\": \"stages\"",
        "form.json: columns[0].valueList: 'stages' is none of the value lists stage"
    )]
    [InlineData(
        "\"valueList\": \"stage\"",
        "\"valueList\": \"stage\", \"values\": [ { \"name\": \"小学\" } ]",
        "form.json: columns[0].values: either values or a valueList, not both"
    )]
    [InlineData("\"valueList\": \"stage\", ", "", "form.json: columns[0].values: a closed dimension needs values")]
    [InlineData(
        "\"valueList\": \"stage\"",
        "\"valueList\": \"stage\", \"whenBlank\": \"高中\"",
        "form.json: columns[0].whenBlank: '高中' is none of the values"
    )]
    [InlineData(
        "{ \"name\": \"体育\" }",
        "{ \"name\": \"体育\" }, { \"name\": \"艺术\", \"aliases\": [\"体 育\"] }",
        "form.json: columns[1].values: '体 育' already means 体育"
    )]
    [InlineData(
        "{ \"name\": \"体育\" }",
        "{ \"alias\": \"体育\" }",
        "form.json: columns[1].values[0].alias: unknown field; known are name, aliases, doubtful, doubt, prefillFor, group"
    )]
    [InlineData(
        "\"whenBlankValue\": 0",
        "\"whenBlankValue\": -1",
        "form.json: columns[3].whenBlankValue: a whole number from 0 to 1000000000000 is expected"
    )]
    [InlineData(
        "\"whenBlankValue\": 0",
        "\"whenBlankValue\": 1.5",
        "form.json: columns[3].whenBlankValue: a whole number from 0 to 1000000000000 is expected"
    )]
    [InlineData(
        "\"whenBlankValue\": 0",
        "\"whenBlankSameAs\": \"heads\"",
        "form.json: columns[3].whenBlankSameAs: 'heads' is no measure of the form"
    )]
    [InlineData(
        "\"whenBlankValue\": 0",
        "\"whenBlankSameAs\": \"members\"",
        "form.json: columns[3].whenBlankSameAs: 'members' is itself taken from a measure"
    )]
    [InlineData(
        "\"whenBlankValue\": 0",
        "\"whenBlankSameAs\": \"money\"",
        "form.json: columns[3].whenBlankSameAs: 'money' is of another kind"
    )]
    [InlineData("\"id\": \"remark\"", "\"id\": \"money\"", "form.json: columns[5].id: 'money' stands twice")]
    [InlineData("\"name\": \"备注\"", "\"name\": \"种 类\"", "form.json: columns[5].name: '种 类' already means the column kind")]
    [InlineData(
        "\"name\": \"备注\"",
        "\"name\": \"备注\", \"aliases\": [\"经费\"]",
        "form.json: columns[5].aliases: '经费' already means the column money"
    )]
    [InlineData(
        "\"aliases\": [\"种类\"]",
        "\"valueAliases\": [\"经费\"]",
        "form.json: columns[1].valueAliases: '经费' already means the column money"
    )]
    [InlineData(
        "\"kind\": \"atMost\"",
        "\"kind\": \"most\"",
        "form.json: checks[0].kind: 'most' is none of sum, atMost, unique, together, perHead, slip, atLeast, atMostOfForm, counterOfValue, change, sameInOtherSchool, statedRate"
    )]
    [InlineData("\"whole\": \"members\"", "\"whole\": \"heads\"", "form.json: checks[0].whole: 'heads' is no measure of the form")]
    [InlineData("\"parts\": [\"clubs\"]", "\"parts\": [\"heads\"]", "form.json: checks[0].parts: 'heads' is no measure of the form")]
    [InlineData("\"parts\": [\"clubs\"]", "\"parts\": []", "form.json: checks[0].parts: at least one is required")]
    [InlineData("\"parts\": [\"clubs\"]", "\"parts\": [\"members\"]", "form.json: checks[0].parts: 'members' is the whole itself")]
    [InlineData(
        "\"parts\": [\"clubs\"]",
        "\"parts\": [\"money\"]",
        "form.json: checks[0].parts: 'money' is of another kind than 'members'"
    )]
    [InlineData(
        "\"parts\": [\"clubs\"]",
        "\"part\": [\"clubs\"]",
        "form.json: checks[0].part: unknown field; known are kind, whole, parts, severity, note"
    )]
    [InlineData("\"leastYuan\": 1,", "\"leastYuan\": 11,", "form.json: checks[1].leastYuan: is more than mostYuan")]
    [InlineData("\"leastYuan\": 1,", "", "form.json: checks[1].leastYuan: a whole number is required")]
    [InlineData("\"money\": \"money\"", "\"money\": \"clubs\"", "form.json: checks[1].money: 'clubs' is no money")]
    [InlineData("\"people\": \"members\"", "\"people\": \"money\"", "form.json: checks[1].people: 'money' is no count")]
    [InlineData("\"counter\": \"人\"", "\"counter\": \"名\"", "form.json: checks[2].counter: '名' is no counter of 'members'")]
    [InlineData("\"value\": \"体育\"", "\"value\": \"艺术\"", "form.json: checks[2].value: '艺术' is no value of 'kind'")]
    [InlineData("\"by\": [\"stage\"]", "\"by\": [\"clubs\"]", "form.json: checks[3].by: 'clubs' is no dimension of the form")]
    [InlineData("\"percent\": 30", "\"percent\": 30000000000", "form.json: checks[3].percent: at most 10000 is expected")]
    [InlineData(
        "\"kind\": \"atMost\", \"whole\": \"members\", \"parts\": [\"clubs\"]",
        "\"kind\": \"unique\", \"dimensions\": [\"grade\"], \"severity\": \"error\"",
        "form.json: checks[0].dimensions: 'grade' is no dimension of the form"
    )]
    [InlineData(
        "\"kind\": \"atMost\", \"whole\": \"members\", \"parts\": [\"clubs\"]",
        "\"kind\": \"unique\", \"dimensions\": [\"stage\"], \"severity\": \"query\"",
        "form.json: checks[0].severity: 'query' is none of error, notice"
    )]
    [InlineData(
        "\"kind\": \"atMost\", \"whole\": \"members\", \"parts\": [\"clubs\"]",
        "\"kind\": \"sameInOtherSchool\", \"columns\": [\"remark\"]",
        "form.json: checks[0].columns: 'remark' is not stored"
    )]
    [InlineData(
        "\"kind\": \"atMost\", \"whole\": \"members\", \"parts\": [\"clubs\"]",
        "\"kind\": \"sameInOtherSchool\", \"columns\": [\"name\"]",
        "form.json: checks[0].columns: 'name' is no column of the form"
    )]
    [InlineData(
        "\"kind\": \"atMost\", \"whole\": \"members\", \"parts\": [\"clubs\"]",
        "\"kind\": \"atMostOfForm\", \"measure\": \"members\", \"form\": \"students\", \"otherMeasure\": \"total\", "
            + "\"dimension\": \"stage\"",
        "form.json: checks[0].form: needs the form students with the measure total and the dimension stage declared before"
    )]
    public void Rejects(string old, string changed, string message)
    {
        Assert.Contains(old, Form, StringComparison.Ordinal);

        var exception = Assert.Throws<FormDocumentException>(() => Load(Form.Replace(old, changed, StringComparison.Ordinal)));

        Assert.Equal(message, exception.Message);
    }

    [Theory]
    [InlineData("[]", "form.json: (top): an object is expected")]
    [InlineData("""{ "id": "a", "sheet": "甲", "title": "甲", "columns": [] }""", "form.json: columns: at least one column is required")]
    [InlineData("""{ "id": "a", "sheet": "甲", "title": "甲", "columns": {} }""", "form.json: columns: a list is expected")]
    [InlineData(
        """{ "id": "a", "sheet": "甲", "title": "甲", "columns": [], "checks": [7] }""",
        "form.json: columns: at least one column is required"
    )]
    public void RejectsTops(string json, string message) =>
        Assert.Equal(message, Assert.Throws<FormDocumentException>(() => Load(json)).Message);

    [Theory]
    [InlineData("{ \"id\": \"a\",\n \"sheet\" }", "form.json: line 2: no valid JSON: ")]
    [InlineData("", "form.json: line 1: no valid JSON: ")]
    [InlineData("{ \"id\": \"a\", \"id\": \"b\" }", "form.json: (top): no valid JSON: ")]
    public void RejectsWhatIsNoJson(string json, string beginning) =>
        Assert.StartsWith(beginning, Assert.Throws<FormDocumentException>(() => Load(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("7", "value-lists.json: (top): an object is expected")]
    [InlineData("""{ "stage": 7 }""", "value-lists.json: stage: a list is expected")]
    [InlineData("""{ "stage": [ { "name": 7 } ] }""", "value-lists.json: stage[0].name: non-empty text is expected")]
    public void RejectsValueLists(string lists, string message) =>
        Assert.Equal(
            message,
            Assert
                .Throws<FormDocumentException>(() => FormCatalogue.Load(Documents(("value-lists.json", lists), ("form.json", Form))))
                .Message
        );

    [Theory]
    [InlineData(
        "\"id\": \"clubs\", \"sheet\": \"别的\", \"sheetAliases\": []",
        "second.json: id: the form clubs (社团) is declared already"
    )]
    [InlineData("\"id\": \"more\", \"sheet\": \"社 团\", \"sheetAliases\": []", "second.json: sheet: '社 团' already means the form clubs")]
    [InlineData(
        "\"id\": \"more\", \"sheet\": \"别的\", \"sheetAliases\": [\"社团情况\"]",
        "second.json: sheetAliases: '社团情况' already means the form clubs"
    )]
    public void RejectsTwins(string heading, string message)
    {
        var second = Form.Replace(
            "\"id\": \"clubs\", \"sheet\": \"社团\", \"sheetAliases\": [\"社团情况\"]",
            heading,
            StringComparison.Ordinal
        );

        Assert.Equal(
            message,
            Assert
                .Throws<FormDocumentException>(() =>
                    FormCatalogue.Load(Documents(("value-lists.json", Lists), ("form.json", Form), ("second.json", second)))
                )
                .Message
        );
    }

    [Fact]
    public void RejectsMoreMeasuresThanARowCanKeep()
    {
        var measures = string.Join(
            ',',
            Enumerable
                .Range(0, 33)
                .Select(i => $$"""{ "role": "measure", "id": "m{{i}}", "name": "数{{i}}", "unit": "人", "nature": "flow" }""")
        );

        Assert.Equal(
            "form.json: columns: at most 32 measures are possible",
            Assert
                .Throws<FormDocumentException>(() => Load($$"""{ "id": "a", "sheet": "甲", "title": "甲", "columns": [ {{measures}} ] }"""))
                .Message
        );
    }

    private static FormCatalogue Load(string form) => FormCatalogue.Load(Documents(("value-lists.json", Lists), ("form.json", form)));

    private static Dictionary<string, string> Documents(params (string Name, string Text)[] documents) =>
        documents.ToDictionary(document => document.Name, document => document.Text);
}
