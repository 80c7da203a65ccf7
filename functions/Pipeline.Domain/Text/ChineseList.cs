namespace Pipeline.Domain.Text;

/// <summary>Names in a row, as a sentence lists them: 甲、乙和丙.</summary>
public static class ChineseList
{
    public static string And(IEnumerable<string> names) => Join([.. names], "和");

    public static string Or(IEnumerable<string> names) => Join([.. names], "或");

    private static string Join(List<string> names, string last) =>
        names.Count < 2 ? string.Concat(names) : string.Join('、', names.SkipLast(1)) + last + names[^1];
}
