using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>
/// What tells two formats, fonts, fills or borders apart: not the order of attributes, which programs change, nor whether a fill is said to
/// be applied.
/// </summary>
internal sealed class StyleKey
{
    private readonly List<char> key = [];
    private readonly List<XAttribute> attributes = [];

    /// <summary>The number of a format's fill; 0, which is none, where it says nothing that can be read.</summary>
    public static int FillIndex(XElement format) =>
        int.TryParse((string?)format.Attribute("fillId"), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;

    /// <returns>Valid until the next key is spelled.</returns>
    public ReadOnlySpan<char> Of(XElement element)
    {
        key.Clear();
        Append(element);
        return CollectionsMarshal.AsSpan(key);
    }

    private void Append(XElement element)
    {
        key.Add('<');
        key.AddRange(element.Name.LocalName.AsSpan());
        var isFormat = element.Name.LocalName == "xf";
        var first = attributes.Count;
        for (var attribute = element.FirstAttribute; attribute is not null; attribute = attribute.NextAttribute)
        {
            if (!attribute.IsNamespaceDeclaration && !(isFormat && attribute.Name.LocalName is "applyFill" or "fillId"))
            {
                attributes.Add(attribute);
            }
        }
        var own = CollectionsMarshal.AsSpan(attributes)[first..];
        own.Sort(ByName);
        foreach (var attribute in own)
        {
            key.Add(' ');
            key.AddRange(attribute.Name.NamespaceName.AsSpan());
            key.Add(':');
            key.AddRange(attribute.Name.LocalName.AsSpan());
            key.Add('=');
            key.AddRange(attribute.Value.AsSpan());
        }
        attributes.RemoveRange(first, own.Length);
        if (isFormat)
        {
            key.AddRange(" fillId=");
            key.AddRange(FillIndex(element).ToString(CultureInfo.InvariantCulture).AsSpan());
        }
        for (var child = element.FirstNode; child is not null; child = child.NextNode)
        {
            if (child is XElement inner)
            {
                Append(inner);
            }
        }
        key.Add('>');
    }

    private static int ByName(XAttribute left, XAttribute right)
    {
        var order = string.CompareOrdinal(left.Name.LocalName, right.Name.LocalName);
        return order != 0 ? order : string.CompareOrdinal(left.Name.NamespaceName, right.Name.NamespaceName);
    }
}
