using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace Pipeline.Domain.Forms;

/// <summary>All forms of the standard workbook, in the order in which it holds them.</summary>
public sealed class FormCatalogue
{
    /// <summary>The version of the standard workbook that the documents declare; written into templates.</summary>
    public const string StandardVersion = "2026.1";

    private const string ValueListsFile = "value-lists.json";

    private static readonly Lazy<FormCatalogue> StandardForms = new(() => Load(EmbeddedDocuments()));

    private FormCatalogue(ImmutableArray<FormDefinition> forms) => Forms = forms;

    /// <summary>The forms that the product ships: 学生人数, 补助资金, 获奖.</summary>
    public static FormCatalogue Standard => StandardForms.Value;

    public ImmutableArray<FormDefinition> Forms { get; }

    /// <exception cref="KeyNotFoundException">There is no such form.</exception>
    public FormDefinition this[string id] =>
        Forms.FirstOrDefault(form => form.Id == id) ?? throw new KeyNotFoundException($"There is no form {id}.");

    /// <summary>The documents that the product ships, name and text.</summary>
    public static IReadOnlyDictionary<string, string> EmbeddedDocuments()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("forms/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            documents[name["forms/".Length..]] = reader.ReadToEnd();
        }
        return documents;
    }

    /// <summary>Reads form documents, in the order of their names, and the value lists beside them.</summary>
    /// <exception cref="FormDocumentException">A document cannot be used; the message names file and field.</exception>
    public static FormCatalogue Load(IReadOnlyDictionary<string, string> documents)
    {
        var lists = documents.TryGetValue(ValueListsFile, out var json)
            ? ReadValueLists(FormDocumentReader.Parse(ValueListsFile, json))
            : [];
        var reader = new FormDocumentReader(lists);
        var forms = ImmutableArray.CreateBuilder<FormDefinition>();
        foreach (var file in documents.Keys.Where(file => file != ValueListsFile).Order(StringComparer.Ordinal))
        {
            var root = FormDocumentReader.Parse(file, documents[file]);
            var form = reader.Read(root);
            FormValidation.ValidateBeside(root, form, forms);
            forms.Add(form);
        }
        return new FormCatalogue(forms.ToImmutable());
    }

    private static Dictionary<string, DimensionValue[]> ReadValueLists(DocumentNode root)
    {
        var lists = new Dictionary<string, DimensionValue[]>(StringComparer.Ordinal);
        foreach (var name in root.FieldNames())
        {
            lists.Add(name, FormDocumentReader.ReadValues(root, name));
        }
        return lists;
    }
}
