using System.Security;
using System.Text;

namespace Pipeline.Benchmarks.Generating;

/// <summary>The texts of a generated workbook, each once.</summary>
internal sealed class SharedTexts
{
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    public int IndexOf(string text)
    {
        if (!indexes.TryGetValue(text, out var index))
        {
            indexes.Add(text, index = indexes.Count);
        }
        return index;
    }

    public string ToXml()
    {
        var xml = new StringBuilder($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="{WorkbookPackage.Main}">""");
        foreach (var text in indexes.Keys)
        {
            xml.Append("<si><t>").Append(SecurityElement.Escape(text)).Append("</t></si>");
        }
        return xml.Append("</sst>").ToString();
    }
}
