using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Domain.Schemes;

namespace Pipeline.Domain.Forms;

/// <summary>All forms of the standard workbook, in the order in which it holds them.</summary>
public sealed class FormCatalogue
{
    /// <summary>The version of the standard workbook that the documents declare; written into templates.</summary>
    public const string StandardVersion = "2026.1";

    private const string ValueListsFile = "value-lists.json";

    private const string SchemeFile = "scheme.json";

    private static readonly Lazy<FormCatalogue> StandardForms = new(() => Load(EmbeddedDocuments()));

    private readonly Lazy<string> digest;

    private FormCatalogue(SchemeHeader header, ImmutableArray<FormDefinition> forms, ImmutableArray<RateDefinition> rates)
    {
        Header = header;
        Forms = forms;
        Rates = rates;
        digest = new Lazy<string>(() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SchemeJson.Write(this)))));
    }

    /// <summary>The forms that the product ships: 学生人数, 补助资金, 获奖.</summary>
    public static FormCatalogue Standard => StandardForms.Value;

    /// <summary>What the scheme (报表制度) that the forms belong to says of itself.</summary>
    public SchemeHeader Header { get; }

    public ImmutableArray<FormDefinition> Forms { get; }

    /// <summary>The rates that are computed from the forms' sums.</summary>
    public ImmutableArray<RateDefinition> Rates { get; }

    /// <summary>The scheme's content as a hash, in small hexadecimal digits: equal for two schemes that say the same.</summary>
    public string Digest => digest.Value;

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
        foreach (var file in documents.Keys.Where(file => file is not (ValueListsFile or SchemeFile)).Order(StringComparer.Ordinal))
        {
            var root = FormDocumentReader.Parse(file, documents[file]);
            var form = reader.Read(root);
            FormValidation.ValidateBeside(root, form, forms);
            forms.Add(form);
        }
        var all = forms.ToImmutable();
        var scheme = documents.TryGetValue(SchemeFile, out var about) ? FormDocumentReader.Parse(SchemeFile, about) : null;
        return Complete(scheme, all);
    }

    /// <summary>Reads a whole scheme from the one document that <see cref="SchemeJson.Write"/> makes of it.</summary>
    /// <exception cref="FormDocumentException">The document cannot be used; the message names the field.</exception>
    public static FormCatalogue Parse(string json)
    {
        var root = FormDocumentReader.Parse("scheme", json).AsObject("scheme", "forms");
        var reader = new FormDocumentReader(new Dictionary<string, DimensionValue[]>());
        var forms = ImmutableArray.CreateBuilder<FormDefinition>();
        foreach (var node in root.Objects("forms"))
        {
            var form = reader.Read(node);
            FormValidation.ValidateBeside(node, form, forms);
            forms.Add(form);
        }
        return Complete(root.Object("scheme"), forms.ToImmutable());
    }

    /// <summary>A scheme that is only to be written; what is wrong with it shows when it is read.</summary>
    internal static FormCatalogue Unchecked(
        SchemeHeader header,
        ImmutableArray<FormDefinition> forms,
        ImmutableArray<RateDefinition> rates
    ) => new(header, forms, rates);

    private static FormCatalogue Complete(DocumentNode? scheme, ImmutableArray<FormDefinition> forms)
    {
        var header = scheme is null ? SchemeHeader.Standard : SchemeDocumentReader.ReadHeader(scheme);
        ImmutableArray<RateDefinition> rates = scheme is null ? [] : SchemeDocumentReader.ReadRates(scheme, forms);
        SchemeValidation.Validate(forms, rates);
        return new FormCatalogue(header, forms, rates);
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
