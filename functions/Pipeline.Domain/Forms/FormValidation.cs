using Pipeline.Domain.Text;

namespace Pipeline.Domain.Forms;

/// <summary>Holds a form document against itself and the forms before it: names that mean two columns, checks that name none.</summary>
internal static class FormValidation
{
    /// <summary>A row keeps one bit for each measure.</summary>
    private const int MostMeasures = 32;

    public static void Validate(DocumentNode root, FormDefinition form)
    {
        RequireId(root, "id", form.Id);
        if (form.Measures.Length > MostMeasures)
        {
            throw root.Fault("columns", $"at most {MostMeasures} measures are possible");
        }
        ValidateNames(root, form);
        if (form.Dimensions.Count(dimension => dimension.TellsPersonsApart) > 1)
        {
            throw root.Fault("columns", "at most one dimension tells persons apart");
        }
        if (
            form
                .Dimensions.Where(dimension => dimension.Reading != DimensionReading.Plain)
                .CountBy(dimension => dimension.Reading)
                .Any(each => each.Value > 1)
        )
        {
            throw root.Fault("columns", "at most one dimension is read as stages, and one as grades");
        }
        for (var i = 0; i < form.Columns.Length; i++)
        {
            switch (form.Columns[i])
            {
                case DimensionColumn dimension:
                    ValidateValues(root, $"columns[{i}]", dimension);
                    break;
                case MeasureColumn { WhenBlankSameAs: { } other } measure:
                    RequireMeasure(root, form, $"columns[{i}].whenBlankSameAs", other);
                    if (other == measure.Id || form.Measure(other).WhenBlankSameAs is not null)
                    {
                        throw root.Fault($"columns[{i}].whenBlankSameAs", $"'{other}' is itself taken from a measure");
                    }
                    if (form.Measure(other).Kind != measure.Kind)
                    {
                        throw root.Fault($"columns[{i}].whenBlankSameAs", $"'{other}' is of another kind");
                    }
                    break;
            }
        }
        for (var i = 0; i < form.Checks.Length; i++)
        {
            CheckValidation.Validate(root, form, $"checks[{i}]", form.Checks[i]);
        }
    }

    /// <summary>Holds a form against those declared before it.</summary>
    public static void ValidateBeside(DocumentNode root, FormDefinition form, IReadOnlyList<FormDefinition> earlier)
    {
        foreach (var other in earlier)
        {
            if (other.Id == form.Id)
            {
                throw root.Fault("id", $"the form {other.Id} ({other.Sheet}) is declared already");
            }
            var names = other.SheetAliases.Prepend(other.Sheet).Select(Folding.FoldKey).ToHashSet(StringComparer.Ordinal);
            if (form.SheetAliases.Prepend(form.Sheet).FirstOrDefault(name => names.Contains(Folding.FoldKey(name))) is { } taken)
            {
                throw root.Fault(taken == form.Sheet ? "sheet" : "sheetAliases", $"'{taken}' already means the form {other.Id}");
            }
        }
        for (var i = 0; i < form.Checks.Length; i++)
        {
            if (
                form.Checks[i] is CheckDefinition.AtMostOfForm check
                && !earlier.Any(other =>
                    other.Id == check.Form
                    && other.Measures.Any(measure => measure.Id == check.OtherMeasure)
                    && other.Dimensions.Any(dimension => dimension.Id == check.Dimension)
                )
            )
            {
                throw root.Fault(
                    $"checks[{i}].form",
                    $"needs the form {check.Form} with the measure {check.OtherMeasure} and the dimension {check.Dimension} declared before"
                );
            }
        }
    }

    private static void ValidateNames(DocumentNode root, FormDefinition form)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < form.Columns.Length; i++)
        {
            var column = form.Columns[i];
            RequireId(root, $"columns[{i}].id", column.Id);
            if (!ids.Add(column.Id))
            {
                throw root.Fault($"columns[{i}].id", $"'{column.Id}' stands twice");
            }
            foreach (var name in column.Aliases.Prepend(column.Name))
            {
                var key = Folding.FoldKey(name);
                if (!names.TryAdd(key, column.Id) && names[key] != column.Id)
                {
                    throw root.Fault(
                        ReferenceEquals(name, column.Name) ? $"columns[{i}].name" : $"columns[{i}].aliases",
                        $"'{name}' already means the column {names[key]}"
                    );
                }
            }
        }
        for (var i = 0; i < form.Columns.Length; i++)
        {
            if (form.Columns[i].ValueAliases.FirstOrDefault(alias => names.ContainsKey(Folding.FoldKey(alias))) is { } taken)
            {
                throw root.Fault($"columns[{i}].valueAliases", $"'{taken}' already means the column {names[Folding.FoldKey(taken)]}");
            }
        }
    }

    private static void ValidateValues(DocumentNode root, string field, DimensionColumn dimension)
    {
        var meant = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in dimension.Values)
        {
            foreach (var name in value.Aliases.Prepend(value.Name).Concat(value.DoubtfulAliases))
            {
                if (!meant.TryAdd(Folding.FoldKey(name), value.Name))
                {
                    throw root.Fault($"{field}.values", $"'{name}' already means {meant[Folding.FoldKey(name)]}");
                }
            }
        }
        if (dimension.IsClosed && dimension.Values.IsEmpty)
        {
            throw root.Fault($"{field}.values", "a closed dimension needs values");
        }
        if (dimension.WhenBlank is { } blank && dimension.IsClosed && dimension.Values.All(value => value.Name != blank))
        {
            throw root.Fault($"{field}.whenBlank", $"'{blank}' is none of the values");
        }
    }

    /// <summary>Ids become JSON names and storage keys.</summary>
    internal static void RequireId(DocumentNode root, string field, string id)
    {
        if (id.Length > 40 || !char.IsAsciiLetterLower(id[0]) || !id.All(char.IsAsciiLetterOrDigit))
        {
            throw root.Fault(field, $"'{id}' is no id: a small letter, then letters and digits, at most 40");
        }
    }

    internal static void RequireMeasure(DocumentNode root, FormDefinition form, string field, string id)
    {
        if (form.Measures.All(measure => measure.Id != id))
        {
            throw root.Fault(field, $"'{id}' is no measure of the form");
        }
    }
}
