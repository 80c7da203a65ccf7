using System.Collections.Immutable;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Forms;

/// <summary>Holds the checks of a form document against its columns.</summary>
internal static class CheckValidation
{
    public static void Validate(DocumentNode root, FormDefinition form, string field, CheckDefinition check)
    {
        switch (check)
        {
            case CheckDefinition.Sum sum:
                RequireParts(root, form, field, "total", sum.Total, sum.Parts);
                break;
            case CheckDefinition.AtMost atMost:
                RequireParts(root, form, field, "whole", atMost.Whole, atMost.Parts);
                break;
            case CheckDefinition.Together together:
                RequireMoneyAndPeople(root, form, field, together.Money, together.People);
                break;
            case CheckDefinition.PerHead perHead:
                RequireMoneyAndPeople(root, form, field, perHead.Money, perHead.People);
                if (perHead.LeastFen > perHead.MostFen)
                {
                    throw root.Fault($"{field}.leastYuan", "is more than mostYuan");
                }
                break;
            case CheckDefinition.Slip slip:
                RequireMoney(root, form, $"{field}.money", slip.Money);
                RequireMoney(root, form, $"{field}.beside", slip.Beside);
                break;
            case CheckDefinition.AtLeast atLeast:
                FormValidation.RequireMeasure(root, form, $"{field}.measure", atLeast.Measure);
                FormValidation.RequireMeasure(root, form, $"{field}.least", atLeast.Least);
                if (form.Measure(atLeast.Measure).Kind != form.Measure(atLeast.Least).Kind)
                {
                    throw root.Fault($"{field}.least", $"'{atLeast.Least}' is of another kind than '{atLeast.Measure}'");
                }
                break;
            case CheckDefinition.Unique unique:
                RequireSome(root, $"{field}.dimensions", unique.Dimensions);
                RequireDimensions(root, form, $"{field}.dimensions", unique.Dimensions);
                break;
            case CheckDefinition.Change change:
                RequireDimensions(root, form, $"{field}.by", change.By);
                break;
            case CheckDefinition.AtMostOfForm other:
                FormValidation.RequireMeasure(root, form, $"{field}.measure", other.Measure);
                RequireDimensions(root, form, $"{field}.dimension", [other.Dimension]);
                break;
            case CheckDefinition.CounterOfValue counter:
                RequireCounter(root, form, field, counter);
                break;
            case CheckDefinition.StatedRate stated:
                if (form.Texts.All(text => text.Id != stated.Column))
                {
                    throw root.Fault($"{field}.column", $"'{stated.Column}' is no text column of the form");
                }
                break;
            case CheckDefinition.SameInOtherSchool same:
                RequireSome(root, $"{field}.columns", same.Columns);
                RequireKeptColumns(root, form, field, same);
                break;
        }
    }

    private static void RequireParts(
        DocumentNode root,
        FormDefinition form,
        string field,
        string wholeField,
        string whole,
        ImmutableArray<string> parts
    )
    {
        FormValidation.RequireMeasure(root, form, $"{field}.{wholeField}", whole);
        RequireSome(root, $"{field}.parts", parts);
        foreach (var part in parts)
        {
            FormValidation.RequireMeasure(root, form, $"{field}.parts", part);
            if (part == whole)
            {
                throw root.Fault($"{field}.parts", $"'{part}' is the whole itself");
            }
            if (form.Measure(part).Kind != form.Measure(whole).Kind)
            {
                throw root.Fault($"{field}.parts", $"'{part}' is of another kind than '{whole}'");
            }
        }
    }

    private static void RequireMoneyAndPeople(DocumentNode root, FormDefinition form, string field, string money, string people)
    {
        RequireMoney(root, form, $"{field}.money", money);
        FormValidation.RequireMeasure(root, form, $"{field}.people", people);
        if (form.Measure(people).Kind != QuantityKind.Count)
        {
            throw root.Fault($"{field}.people", $"'{people}' is no count");
        }
    }

    private static void RequireMoney(DocumentNode root, FormDefinition form, string field, string money)
    {
        FormValidation.RequireMeasure(root, form, field, money);
        if (form.Measure(money).Kind != QuantityKind.Money)
        {
            throw root.Fault(field, $"'{money}' is no money");
        }
    }

    private static void RequireCounter(DocumentNode root, FormDefinition form, string field, CheckDefinition.CounterOfValue counter)
    {
        FormValidation.RequireMeasure(root, form, $"{field}.measure", counter.Measure);
        RequireDimensions(root, form, $"{field}.dimension", [counter.Dimension]);
        if (!form.Measure(counter.Measure).Counters.Contains(counter.Counter))
        {
            throw root.Fault($"{field}.counter", $"'{counter.Counter}' is no counter of '{counter.Measure}'");
        }
        if (form.Dimension(counter.Dimension).Values.All(value => value.Name != counter.Value))
        {
            throw root.Fault($"{field}.value", $"'{counter.Value}' is no value of '{counter.Dimension}'");
        }
    }

    private static void RequireKeptColumns(DocumentNode root, FormDefinition form, string field, CheckDefinition.SameInOtherSchool same)
    {
        foreach (var id in same.Columns)
        {
            if (form.Columns.FirstOrDefault(column => column.Id == id) is not { } column)
            {
                throw root.Fault($"{field}.columns", $"'{id}' is no column of the form");
            }
            if (column is TextColumn { Role: ColumnRole.Text, Stored: false })
            {
                throw root.Fault($"{field}.columns", $"'{id}' is not stored");
            }
        }
    }

    private static void RequireSome(DocumentNode root, string field, ImmutableArray<string> ids)
    {
        if (ids.IsEmpty)
        {
            throw root.Fault(field, "at least one is required");
        }
    }

    private static void RequireDimensions(DocumentNode root, FormDefinition form, string field, ImmutableArray<string> ids)
    {
        foreach (var id in ids)
        {
            if (form.Dimensions.All(dimension => dimension.Id != id))
            {
                throw root.Fault(field, $"'{id}' is no dimension of the form");
            }
        }
    }
}
