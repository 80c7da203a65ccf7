using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Tests.Schemes;

/// <summary>Schemes for tests.</summary>
internal static class SampleSchemes
{
    /// <summary>The built-in forms, a form with a stated rate, and rates over one form and over two.</summary>
    public static FormCatalogue WithRates()
    {
        var documents = new Dictionary<string, string>(FormCatalogue.EmbeddedDocuments(), StringComparer.Ordinal)
        {
            ["4-survey.json"] = """
                { "id": "survey", "sheet": "满意度", "sheetAliases": ["满意度调查"], "title": "满意度调查情况表", "unitLine": "单位:份", "guide": ["一项调查填一行。"],
                  "columns": [
                    { "role": "dimension", "id": "topic", "name": "调查项目", "unknown": "accept", "required": "cell" },
                    { "role": "measure", "id": "sent", "name": "发放份数", "unit": "份", "nature": "flow", "counters": ["份"] },
                    { "role": "measure", "id": "returned", "name": "回收份数", "unit": "份", "nature": "flow", "counters": ["份"], "required": "column", "key": true },
                    { "role": "measure", "id": "satisfied", "name": "满意份数", "unit": "份", "nature": "flow", "counters": ["份"], "required": "column", "key": true },
                    { "role": "text", "id": "stated", "name": "满意率" } ],
                  "checks": [
                    { "kind": "atMost", "whole": "sent", "parts": ["returned"], "severity": "query", "note": "回收的不会比发放的多。" },
                    { "kind": "statedRate", "column": "stated", "rate": "satisfaction" } ],
                  "sentences": [ { "text": "{期别}【每调查项目:{调查项目}满意率{满意率}】。" } ] }
                """,
            ["scheme.json"] = """
                { "name": "试用制度", "issuer": "某县教育局", "version": "3", "from": "2019", "until": "2026-H2", "note": "测试用",
                  "rates": [
                    { "id": "satisfaction", "name": "满意率", "numerator": "survey.satisfied", "denominator": "survey.returned", "unit": "%", "decimals": 1 },
                    { "id": "aidPerStudent", "name": "生均补助", "numerator": "aid.amount", "denominator": "students.total", "unit": "元/人", "decimals": 2, "note": "按在校学生" } ] }
                """,
        };
        return FormCatalogue.Load(documents);
    }
}
