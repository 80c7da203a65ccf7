using System.Reflection;
using System.Text;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Schemes;

/// <summary>The schemes that the product ships beside the built-in one.</summary>
public static class ShippedSchemes
{
    private static readonly Lazy<FormCatalogue> ExtendedScheme = new(() =>
    {
        using var reader = new StreamReader(
            Assembly.GetExecutingAssembly().GetManifestResourceStream("schemes/extended.json")!,
            Encoding.UTF8
        );
        return FormCatalogue.Parse(reader.ReadToEnd());
    });

    /// <summary>扩展制度: what bureaus also report, from 德育 and 教师 to 控辍保学 and 家长学校, with rates.</summary>
    public static FormCatalogue Extended => ExtendedScheme.Value;
}
