namespace Pipeline.Workbooks.Ooxml;

/// <summary>Names of parts: no leading slash, forward slashes; compared without regard to case.</summary>
internal static class PartNames
{
    /// <summary>What a relationship's target means in the folder of the part that it belongs to.</summary>
    public static string Resolve(string owner, string target)
    {
        var path = Unescape(target).Replace('\\', '/');
        var fragment = path.IndexOf('#', StringComparison.Ordinal);
        if (fragment >= 0)
        {
            path = path[..fragment];
        }
        if (!path.StartsWith('/'))
        {
            path = owner[..(owner.LastIndexOf('/') + 1)] + path;
        }
        var segments = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "." or ".."))
            {
                segments.Add(segment);
            }
        }
        return string.Join('/', segments);
    }

    /// <summary>
    /// <c>xl/_rels/workbook.xml.rels</c> for <c>xl/workbook.xml</c>; <c>_rels/.rels</c> for the package, whose name is empty.
    /// </summary>
    public static string RelationshipsOf(string owner)
    {
        var name = owner.LastIndexOf('/') + 1;
        return owner[..name] + "_rels/" + owner[name..] + ".rels";
    }

    /// <summary>A zip entry's name as a part's name.</summary>
    public static string OfEntry(string entryName) =>
        entryName.Contains('\\', StringComparison.Ordinal) || entryName.StartsWith('/')
            ? entryName.Replace('\\', '/').TrimStart('/')
            : entryName;

    private static string Unescape(string target) =>
        target.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(target) : target;
}
