namespace Pipeline.Domain.Forms;

/// <summary>Holds a form document against itself: names that mean two columns, checks that name none.</summary>
internal static class FormValidation
{
    public static void Validate(DocumentNode root, FormDefinition form)
    {
        ValidateNames(root, form);
        foreach (var measure in form.Measures)
        {
            if (measure.WhenBlankSameAs is { } other)
            {
                RequireMeasure(root, form, "columns", other);
            }
        }
        for (var i = 0; i < form.Checks.Length; i++)
        {
            ValidateCheck(root, form, $"checks[{i}]", form.Checks[i]);
        }
    }

    private static void ValidateNames(DocumentNode root, FormDefinition form)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < form.Columns.Length; i++)
        {
            var column = form.Columns[i];
            if (!ids.Add(column.Id))
            {
                throw root.Fault($"columns[{i}].id", $"'{column.Id}' stands twice");
            }
            foreach (var name in column.Aliases.Prepend(column.Name))
            {
                if (!names.TryAdd(name, column.Id) && names[name] != column.Id)
                {
                    throw root.Fault($"columns[{i}].aliases", $"'{name}' already means the column {names[name]}");
                }
            }
        }
    }

    private static void ValidateCheck(DocumentNode root, FormDefinition form, string field, CheckDefinition check)
    {
        switch (check)
        {
            case CheckDefinition.Sum sum:
                RequireMeasures(root, form, field, [sum.Total, .. sum.Parts]);
                break;
            case CheckDefinition.AtMost atMost:
                RequireMeasures(root, form, field, [atMost.Whole, .. atMost.Parts]);
                break;
            case CheckDefinition.Together together:
                RequireMeasures(root, form, field, [together.Money, together.People]);
                break;
            case CheckDefinition.PerHead perHead:
                RequireMeasures(root, form, field, [perHead.Money, perHead.People]);
                break;
            case CheckDefinition.Unique unique:
                RequireDimensions(root, form, field, [.. unique.Dimensions]);
                break;
            case CheckDefinition.Change change:
                RequireDimensions(root, form, field, [.. change.By]);
                break;
            case CheckDefinition.AtMostOfForm other:
                RequireMeasure(root, form, field, other.Measure);
                RequireDimensions(root, form, field, [other.Dimension]);
                break;
            case CheckDefinition.CounterOfValue counter:
                RequireMeasure(root, form, field, counter.Measure);
                RequireDimensions(root, form, field, [counter.Dimension]);
                break;
            case CheckDefinition.SameInOtherSchool same:
                foreach (var id in same.Columns.Where(id => form.Columns.All(column => column.Id != id)))
                {
                    throw root.Fault(field, $"'{id}' is no column of the form");
                }
                break;
        }
    }

    private static void RequireMeasures(DocumentNode root, FormDefinition form, string field, ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
        {
            RequireMeasure(root, form, field, id);
        }
    }

    private static void RequireMeasure(DocumentNode root, FormDefinition form, string field, string id)
    {
        if (form.Measures.All(measure => measure.Id != id))
        {
            throw root.Fault(field, $"'{id}' is no measure of the form");
        }
    }

    private static void RequireDimensions(DocumentNode root, FormDefinition form, string field, ReadOnlySpan<string> ids)
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
