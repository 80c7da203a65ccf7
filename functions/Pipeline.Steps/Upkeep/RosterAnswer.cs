using System.Globalization;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Pages;
using Pipeline.Workbooks.Lists;
using Pipeline.Workbooks.Receipts;

namespace Pipeline.Steps.Upkeep;

/// <summary>The answer to a file of the registry, a sheet beside it: the outcome of it, what it changes, what to do.</summary>
public static class RosterAnswer
{
    private const int MostNamed = 500;
    private const int LongestName = 900;

    /// <summary>The answer's name in the registry.</summary>
    public static string NameOf(string name)
    {
        var folder = name[..(name.LastIndexOf('/') + 1)];
        var answer = folder + ReceiptWriter.NameOf(name[folder.Length..]);
        return answer.Length <= LongestName ? answer
            : folder.Length < LongestName - 100 ? folder + "文件名太长" + ReceiptWriter.Suffix + ReceiptWriter.Extension
            : "路径太长" + ReceiptWriter.Suffix + ReceiptWriter.Extension;
    }

    /// <summary>A file of the registry that is an answer itself.</summary>
    public static bool IsOne(string name) =>
        name.EndsWith(ReceiptWriter.Suffix + ReceiptWriter.Extension, StringComparison.OrdinalIgnoreCase);

    public static byte[] OtherFile(string name) =>
        Write([
            ("结果", "没有采用"),
            ("文件", name),
            (
                "怎么办",
                "这里收学校名录、报表制度，和“表样”文件夹里的表样。是名录的，请把文件名改为“学校名录.xlsx”再上传；是报表制度的，文件名请以“报表制度”开头；都不是的，请删除。"
            ),
        ]);

    public static byte[] Of(RosterUpdate update)
    {
        var lines = new List<(string, string)> { ("结果", ResultOf(update)) };
        foreach (var doubt in update.IsWaiting ? update.Doubts : [])
        {
            lines.Add(("为什么等待", doubt));
        }
        if (update.IsWaiting)
        {
            lines.Add(
                (
                    "怎么办",
                    "请核对下面减少的学校。确实如此的，请在“学校与口令”页上传这份名录并启用，或运行 pipeline bureau roster confirm;不对的，请改正后重新上传。原来的名录继续有效。"
                )
            );
        }
        if (update.Difference is { } difference)
        {
            lines.AddRange(Words(difference));
        }
        lines.AddRange(
            update.Problems.Select((problem, i) => (string.Create(CultureInfo.InvariantCulture, $"问题{i + 1}"), problem.ToString()))
        );
        return Write(lines);
    }

    /// <summary>What a roster changes, a line for each kind and school.</summary>
    public static IEnumerable<(string About, string Text)> Words(RosterDifference difference)
    {
        yield return (
            "变化",
            string.Create(
                CultureInfo.InvariantCulture,
                $"在办{difference.Total}所：新增{difference.Added.Length}所，减少{difference.Removed.Length}所，改动{difference.Changed.Length}所。"
            )
        );
        foreach (var line in Named("减少", difference.Removed).Concat(Named("新增", difference.Added)))
        {
            yield return line;
        }
        foreach (var (before, after) in difference.Changed.Take(MostNamed))
        {
            yield return ("改动", $"{after.Code}:{Text(before)} → {Text(after)}");
        }
    }

    private static IEnumerable<(string, string)> Named(string kind, IReadOnlyCollection<School> schools) =>
        schools
            .Take(MostNamed)
            .Select(school => (kind, $"{school.Code} {Text(school)}"))
            .Concat(
                schools.Count > MostNamed
                    ? [(kind, string.Create(CultureInfo.InvariantCulture, $"另有{schools.Count - MostNamed}所。"))]
                    : []
            );

    private static string Text(School school) =>
        string.Join(',', ((string[])[school.Name, school.AreaPath]).Where(text => text.Length > 0));

    private static string ResultOf(RosterUpdate update) =>
        update switch
        {
            { InForce: true } => "名录已启用。",
            { IsWaiting: true } => "名录等待确认，还没有启用。",
            { Problems.IsEmpty: true } => "已有更新的名录，这一份没有启用。",
            _ => "名录没有启用，原来的名录继续有效。请改正下面的问题后重新上传。",
        };

    private static byte[] Write(IEnumerable<(string About, string Text)> lines) =>
        ListWorkbook.Write(
            "学校名录：处理结果",
            [("事项", 14), ("内容", 100)],
            lines.Select(line => (IReadOnlyList<string>)[line.About, line.Text])
        );
}
