using System.Collections.Immutable;
using System.Text.Json;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Forms;

/// <summary>Reads one form document and says, with file and field, what is wrong with it.</summary>
internal sealed class FormDocumentReader(IReadOnlyDictionary<string, DimensionValue[]> valueLists)
{
    private static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    private static readonly (string, MeasureNature)[] Natures =
    [
        ("flow", MeasureNature.Flow),
        ("stock", MeasureNature.Stock),
        ("persons", MeasureNature.Persons),
    ];

    private static readonly (string, UnknownValue)[] Unknowns =
    [
        ("accept", UnknownValue.Accept),
        ("notice", UnknownValue.Notice),
        ("error", UnknownValue.Error),
        ("withhold", UnknownValue.Withhold),
    ];

    private static readonly (string, DimensionReading)[] Readings = [("stage", DimensionReading.Stage), ("grade", DimensionReading.Grade)];

    private static readonly (string, (bool Column, bool Cell))[] Requirements = [("column", (true, false)), ("cell", (true, true))];

    /// <exception cref="FormDocumentException">The document is not JSON.</exception>
    public static DocumentNode Parse(string file, string json)
    {
        try
        {
            return new DocumentNode(file, "", JsonDocument.Parse(json, Options).RootElement).RequireObject();
        }
        catch (JsonException exception)
        {
            throw new FormDocumentException(
                file,
                exception.LineNumber is { } line ? $"line {line + 1}" : "(top)",
                "no valid JSON: " + exception.Message
            );
        }
    }

    public static DimensionValue[] ReadValues(DocumentNode parent, string field) =>
        [
            .. parent
                .Objects(field)
                .Select(node =>
                {
                    node.AsObject("name", "aliases", "doubtful", "doubt", "prefillFor", "group");
                    return new DimensionValue(node.Text("name"), node.Texts("aliases"), node.Texts("doubtful"))
                    {
                        PrefillFor = node.OptionalText("prefillFor"),
                        Doubt = node.OptionalText("doubt"),
                        Group = node.OptionalText("group"),
                    };
                }),
        ];

    public FormDefinition Read(DocumentNode root)
    {
        root.AsObject("id", "sheet", "sheetAliases", "title", "unitLine", "required", "guide", "columns", "checks", "sentences");
        var columns = root.Objects("columns").Select(ReadColumn).ToImmutableArray();
        if (columns.Length == 0)
        {
            throw root.Fault("columns", "at least one column is required");
        }
        var form = new FormDefinition(
            root.Text("id"),
            root.Text("sheet"),
            root.Texts("sheetAliases"),
            root.Text("title"),
            root.OptionalText("unitLine") ?? "",
            root.Texts("guide"),
            root.Flag("required"),
            columns,
            [.. root.Objects("checks").Select(CheckDocumentReader.Read)],
            [.. root.Objects("sentences").Select(ReadSentence)]
        );
        FormValidation.Validate(root, form);
        return form;
    }

    private static SentenceDefinition ReadSentence(DocumentNode node)
    {
        node.AsObject("when", "text");
        return new SentenceDefinition(node.OptionalText("when") ?? "", node.Text("text"));
    }

    private ColumnDefinition ReadColumn(DocumentNode node) =>
        node.Text("role") switch
        {
            "dimension" => ReadDimension(node),
            "measure" => ReadMeasure(node),
            "text" => ReadText(node, ColumnRole.Text),
            "date" => ReadText(node, ColumnRole.Date),
            var role => throw node.Fault("role", $"'{role}' is none of dimension, measure, text, date"),
        };

    private DimensionColumn ReadDimension(DocumentNode node)
    {
        node.AsObject(
            "role",
            "id",
            "name",
            "aliases",
            "valueAliases",
            "required",
            "hint",
            "values",
            "valueList",
            "unknown",
            "whenBlank",
            "tellsPersonsApart",
            "reads"
        );
        var requirement = Requirement(node);
        var list = node.OptionalText("valueList");
        if (list is not null && !valueLists.ContainsKey(list))
        {
            throw node.Fault(
                "valueList",
                $"'{list}' is none of the value lists {string.Join(", ", valueLists.Keys.Order(StringComparer.Ordinal))}"
            );
        }
        if (list is not null && node.Objects("values").Length > 0)
        {
            throw node.Fault("values", "either values or a valueList, not both");
        }
        return new DimensionColumn
        {
            Id = node.Text("id"),
            Name = node.Text("name"),
            Aliases = node.Texts("aliases"),
            ValueAliases = node.Texts("valueAliases"),
            ColumnRequired = requirement.Column,
            CellRequired = requirement.Cell,
            Hint = node.OptionalText("hint") ?? "",
            Values = [.. list is null ? ReadValues(node, "values") : valueLists[list]],
            Unknown = node.Choice("unknown", Unknowns, UnknownValue.Accept),
            WhenBlank = node.OptionalText("whenBlank"),
            TellsPersonsApart = node.Flag("tellsPersonsApart"),
            Reading = node.Choice("reads", Readings, DimensionReading.Plain),
        };
    }

    private static MeasureColumn ReadMeasure(DocumentNode node)
    {
        node.AsObject(
            "role",
            "id",
            "name",
            "aliases",
            "required",
            "hint",
            "unit",
            "nature",
            "counters",
            "whenBlankSameAs",
            "whenBlankValue",
            "key"
        );
        var requirement = Requirement(node);
        var unit = node.Text("unit");
        return new MeasureColumn
        {
            Id = node.Text("id"),
            Name = node.Text("name"),
            Aliases = node.Texts("aliases"),
            ColumnRequired = requirement.Column,
            CellRequired = requirement.Cell,
            Hint = node.OptionalText("hint") ?? "",
            Unit = unit,
            Kind = unit == "元" ? QuantityKind.Money : QuantityKind.Count,
            Nature = node.Choice("nature", Natures),
            Counters = node.Texts("counters"),
            WhenBlankSameAs = node.OptionalText("whenBlankSameAs"),
            WhenBlankValue = node.OptionalWhole("whenBlankValue"),
            Key = node.Flag("key"),
        };
    }

    private static TextColumn ReadText(DocumentNode node, ColumnRole role)
    {
        node.AsObject("role", "id", "name", "aliases", "required", "hint", "stored", "withinPeriod");
        var requirement = Requirement(node);
        return new TextColumn(role)
        {
            Id = node.Text("id"),
            Name = node.Text("name"),
            Aliases = node.Texts("aliases"),
            ColumnRequired = requirement.Column,
            CellRequired = requirement.Cell,
            Hint = node.OptionalText("hint") ?? "",
            Stored = node.Flag("stored"),
            WithinPeriod = node.Flag("withinPeriod"),
        };
    }

    private static (bool Column, bool Cell) Requirement(DocumentNode node) => node.Choice("required", Requirements, (false, false));
}
