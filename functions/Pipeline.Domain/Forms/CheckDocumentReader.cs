using Pipeline.Domain.Findings;

namespace Pipeline.Domain.Forms;

/// <summary>Reads the checks of a form document; a new kind of check is a case here and a rule in <c>Rules</c>.</summary>
internal static class CheckDocumentReader
{
    private static readonly (string, bool)[] ErrorOrNotice = [("error", true), ("notice", false)];

    private static readonly (string, Severity)[] Severities =
    [
        ("error", Severity.Error),
        ("query", Severity.Query),
        ("notice", Severity.Notice),
    ];

    public static CheckDefinition Read(DocumentNode node)
    {
        var check = ReadKind(node);
        return check with
        {
            Note = node.OptionalText("note") ?? "",
            Severity =
                check is CheckDefinition.Unique || node.OptionalText("severity") is null ? null : node.Choice("severity", Severities),
        };
    }

    private static CheckDefinition ReadKind(DocumentNode node)
    {
        switch (node.Text("kind"))
        {
            case "sum":
                node.AsObject("kind", "total", "parts", "severity", "note");
                return new CheckDefinition.Sum(node.Text("total"), node.Texts("parts"));
            case "atMost":
                node.AsObject("kind", "whole", "parts", "severity", "note");
                return new CheckDefinition.AtMost(node.Text("whole"), node.Texts("parts"));
            case "unique":
                node.AsObject("kind", "dimensions", "severity", "note");
                return new CheckDefinition.Unique(node.Texts("dimensions"), node.Choice("severity", ErrorOrNotice));
            case "together":
                node.AsObject("kind", "money", "people", "severity", "note");
                return new CheckDefinition.Together(node.Text("money"), node.Text("people"));
            case "perHead":
                node.AsObject("kind", "money", "people", "leastYuan", "mostYuan", "severity", "note");
                return new CheckDefinition.PerHead(
                    node.Text("money"),
                    node.Text("people"),
                    node.Whole("leastYuan") * 100,
                    node.Whole("mostYuan") * 100
                );
            case "slip":
                node.AsObject("kind", "money", "beside", "severity", "note");
                return new CheckDefinition.Slip(node.Text("money"), node.Text("beside"));
            case "atLeast":
                node.AsObject("kind", "measure", "least", "severity", "note");
                return new CheckDefinition.AtLeast(node.Text("measure"), node.Text("least"));
            case "atMostOfForm":
                node.AsObject("kind", "measure", "form", "otherMeasure", "dimension", "severity", "note");
                return new CheckDefinition.AtMostOfForm(
                    node.Text("measure"),
                    node.Text("form"),
                    node.Text("otherMeasure"),
                    node.Text("dimension")
                );
            case "counterOfValue":
                node.AsObject("kind", "measure", "dimension", "value", "counter", "severity", "note");
                return new CheckDefinition.CounterOfValue(
                    node.Text("measure"),
                    node.Text("dimension"),
                    node.Text("value"),
                    node.Text("counter")
                );
            case "change":
                node.AsObject("kind", "by", "percent", "count", "yuan", "severity", "note");
                return new CheckDefinition.Change(node.Texts("by"), Percent(node), node.Whole("count"), node.Whole("yuan") * 100);
            case "sameInOtherSchool":
                node.AsObject("kind", "columns", "severity", "note");
                return new CheckDefinition.SameInOtherSchool(node.Texts("columns"));
            case "statedRate":
                node.AsObject("kind", "column", "rate", "severity", "note");
                return new CheckDefinition.StatedRate(node.Text("column"), node.Text("rate"));
            case var kind:
                throw node.Fault(
                    "kind",
                    $"'{kind}' is none of sum, atMost, unique, together, perHead, slip, atLeast, atMostOfForm, counterOfValue, change, sameInOtherSchool, statedRate"
                );
        }
    }

    private static int Percent(DocumentNode node) =>
        node.Whole("percent") is <= 10_000 and var percent ? (int)percent : throw node.Fault("percent", "at most 10000 is expected");
}
