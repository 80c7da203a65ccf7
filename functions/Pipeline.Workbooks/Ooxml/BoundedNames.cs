using System.Xml;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>The names of one part; a part may not bring names without end, all of which would be kept.</summary>
internal sealed class BoundedNames : NameTable
{
    private const int MaxNames = 20_000;
    private const int MaxLength = 1_024;

    private int count;

    public override string Add(char[] key, int start, int len)
    {
        if (Get(key, start, len) is { } known)
        {
            return known;
        }
        Count(len);
        return base.Add(key, start, len);
    }

    public override string Add(string key)
    {
        if (Get(key) is { } known)
        {
            return known;
        }
        Count(key.Length);
        return base.Add(key);
    }

    private void Count(int length)
    {
        if (++count > MaxNames || length > MaxLength)
        {
            throw RefusedException.Damaged("more names, or longer ones, than a part has");
        }
    }
}
