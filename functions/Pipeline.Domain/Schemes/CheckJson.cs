using System.Text.Json;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Schemes;

/// <summary>Writes a check as the form documents have it.</summary>
internal static class CheckJson
{
    public static void Write(Utf8JsonWriter json, CheckDefinition check)
    {
        switch (check)
        {
            case CheckDefinition.Sum sum:
                Open(json, "sum", ("total", sum.Total));
                SchemeJson.Texts(json, "parts", sum.Parts);
                break;
            case CheckDefinition.AtMost most:
                Open(json, "atMost", ("whole", most.Whole));
                SchemeJson.Texts(json, "parts", most.Parts);
                break;
            case CheckDefinition.Unique unique:
                Open(json, "unique", ("severity", unique.IsError ? "error" : "notice"));
                SchemeJson.Texts(json, "dimensions", unique.Dimensions);
                break;
            case CheckDefinition.Together together:
                Open(json, "together", ("money", together.Money), ("people", together.People));
                break;
            case CheckDefinition.PerHead perHead:
                Open(json, "perHead", ("money", perHead.Money), ("people", perHead.People));
                json.WriteNumber("leastYuan", perHead.LeastFen / 100);
                json.WriteNumber("mostYuan", perHead.MostFen / 100);
                break;
            case CheckDefinition.Slip slip:
                Open(json, "slip", ("money", slip.Money), ("beside", slip.Beside));
                break;
            case CheckDefinition.AtLeast atLeast:
                Open(json, "atLeast", ("measure", atLeast.Measure), ("least", atLeast.Least));
                break;
            case CheckDefinition.AtMostOfForm other:
                Open(
                    json,
                    "atMostOfForm",
                    ("measure", other.Measure),
                    ("form", other.Form),
                    ("otherMeasure", other.OtherMeasure),
                    ("dimension", other.Dimension)
                );
                break;
            case CheckDefinition.CounterOfValue counter:
                Open(
                    json,
                    "counterOfValue",
                    ("measure", counter.Measure),
                    ("dimension", counter.Dimension),
                    ("value", counter.Value),
                    ("counter", counter.Counter)
                );
                break;
            case CheckDefinition.Change change:
                Open(json, "change");
                SchemeJson.Texts(json, "by", change.By);
                json.WriteNumber("percent", change.Percent);
                json.WriteNumber("count", change.Count);
                json.WriteNumber("yuan", change.Fen / 100);
                break;
            case CheckDefinition.SameInOtherSchool same:
                Open(json, "sameInOtherSchool");
                SchemeJson.Texts(json, "columns", same.Columns);
                break;
            case CheckDefinition.StatedRate stated:
                Open(json, "statedRate", ("column", stated.Column), ("rate", stated.Rate));
                break;
            default:
                throw new NotSupportedException($"The check {check.GetType().Name} has no document form.");
        }
    }

    private static void Open(Utf8JsonWriter json, string kind, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        json.WriteString("kind", kind);
        foreach (var (name, value) in fields)
        {
            json.WriteString(name, value);
        }
    }
}
