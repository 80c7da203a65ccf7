using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>
/// Reads grades as schools write them: <c>1年级</c>, <c>小一</c>, <c>初一年级</c>, <c>七(3)班</c>, and where the 学段 decides <c>1</c>.
/// </summary>
internal static class GradeWords
{
    private const int LongestGrade = 16;

    private static readonly string[] Numerals = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

    private static readonly (string Word, Stage Stage)[] Stages =
    [
        ("普通高中", Stage.High),
        ("高级中学", Stage.High),
        ("高中", Stage.High),
        ("高", Stage.High),
        ("初级中学", Stage.Middle),
        ("初中", Stage.Middle),
        ("初", Stage.Middle),
        ("小学", Stage.Primary),
        ("小", Stage.Primary),
        ("中等职业教育", Stage.Vocational),
        ("中职", Stage.Vocational),
        ("职高", Stage.Vocational),
        ("职", Stage.Vocational),
        ("学前教育", Stage.Preschool),
        ("幼儿园", Stage.Preschool),
        ("学前", Stage.Preschool),
        ("特殊教育", Stage.Special),
        ("特教", Stage.Special),
    ];

    private static readonly string[] Terms =
    [
        "上学期",
        "下学期",
        "本学期",
        "第一学期",
        "第二学期",
        "春季学期",
        "秋季学期",
        "春季",
        "秋季",
        "上半年",
        "下半年",
        "学期",
        "本期",
        "上期",
    ];

    private enum Stage
    {
        None,
        Preschool,
        Primary,
        Middle,
        High,
        Vocational,
        Special,
    }

    /// <summary>A term where a grade is asked for: the same pupils stand there twice.</summary>
    public static bool IsTerm(string text) =>
        text.Length <= LongestGrade
        && Folding.FoldKey(text) is var key
        && (Terms.Contains(key, StringComparer.Ordinal) || key.EndsWith("学期", StringComparison.Ordinal));

    /// <summary>The grade in the words of the standard list; null if the text is none, or could be several.</summary>
    /// <param name="text">As the school wrote it.</param>
    /// <param name="stage">The row's 学段 by its standard name; null if the row has none.</param>
    public static string? Read(string text, string? stage)
    {
        if (text.Length > LongestGrade)
        {
            return null;
        }
        var key = Folding.FoldKey(text).Replace("第", "", StringComparison.Ordinal);
        var ofRow = StageOf(stage);
        var said = TakeStage(ref key, ofRow);
        return Preschool(key, said, ofRow) ?? Numbered(key, said, ofRow);
    }

    /// <summary>A class within a grade (二(1)班, 七年级3班), not the grade itself.</summary>
    public static bool NamesClass(string text)
    {
        var key = text.Length <= LongestGrade ? Folding.FoldKey(text) : "";
        return key.Length > 2
            && (
                key[^1] == ')'
                || (
                    key[^1] == '班'
                    && (key[^2] == ')' || char.IsAsciiDigit(key[^2]) || Numerals.Contains(key[^2].ToString(), StringComparer.Ordinal))
                )
            );
    }

    private static Stage StageOf(string? stage) =>
        stage is null ? Stage.None : Stages.FirstOrDefault(known => stage.StartsWith(known.Word, StringComparison.Ordinal)).Stage;

    /// <summary>小学一年级, 初一, 高二年级: the stage within the grade's own words.</summary>
    private static Stage TakeStage(ref string key, Stage ofRow)
    {
        foreach (var (word, stage) in Stages)
        {
            if (
                key.Length > word.Length
                && key.StartsWith(word, StringComparison.Ordinal)
                && !(word == "小" && (key[1] == '班' || ofRow == Stage.Preschool))
            )
            {
                key = key[word.Length..].TrimStart('部', '段', '-', '·');
                return stage;
            }
        }
        return Stage.None;
    }

    /// <summary>小班, 中二班, 大(1)班: the class's number within its grade does not matter.</summary>
    private static string? Preschool(string key, Stage said, Stage ofRow)
    {
        if (
            said is not (Stage.None or Stage.Preschool)
            || key.Length < 2
            || key[0] is not ('托' or '小' or '中' or '大')
            || key.Contains('级')
        )
        {
            return null;
        }
        var rest = key[1..].Trim('班').Trim('(', ')', '班');
        var isNumber = rest.Length <= 2 && rest.All(c => char.IsAsciiDigit(c) || Numerals.Contains(c.ToString(), StringComparer.Ordinal));
        return isNumber && (key.Contains('班') || ofRow == Stage.Preschool || said == Stage.Preschool) ? key[0] + "班" : null;
    }

    private static string? Numbered(string key, Stage said, Stage ofRow)
    {
        var isGrade = key.StartsWith('G') || key.StartsWith('g');
        key = isGrade ? key[(key.StartsWith("grade", StringComparison.OrdinalIgnoreCase) ? 5 : 1)..] : key;
        var number = TakeNumber(ref key);
        if (number == 0 || !EndsGrade(key, out var isNamed))
        {
            return null;
        }
        isNamed |= isGrade;
        if (said == Stage.None && isNamed && ofRow is not (Stage.Middle or Stage.High or Stage.Vocational))
        {
            return Compulsory(number);
        }
        var read = InStage(number, said != Stage.None ? said : ofRow);
        return said == Stage.Vocational && read is not null ? "中职" + read : read;
    }

    private static string? InStage(int number, Stage stage) =>
        stage switch
        {
            Stage.Primary when number <= 6 => Numerals[number] + "年级",
            Stage.Special when number <= 9 => Numerals[number] + "年级",
            Stage.Middle when number <= 3 => Numerals[number + 6] + "年级",
            Stage.Middle when number is >= 6 and <= 9 => Numerals[number] + "年级",
            Stage.High when number <= 3 => "高" + Numerals[number],
            Stage.High when number is >= 10 and <= 12 => "高" + Numerals[number - 9],
            Stage.Vocational when number <= 3 => Numerals[number] + "年级",
            _ => null,
        };

    /// <summary>The nine years of compulsory education, and the three behind them where they are counted on.</summary>
    private static string? Compulsory(int number) =>
        number <= 9 ? Numerals[number] + "年级"
        : number <= 12 ? "高" + Numerals[number - 9]
        : null;

    private static int TakeNumber(ref string key)
    {
        var digits = key.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 0)
        {
            var number = digits <= 2 ? int.Parse(key.AsSpan(0, digits), System.Globalization.CultureInfo.InvariantCulture) : 0;
            key = key[digits..];
            return number is >= 1 and <= 12 ? number : 0;
        }
        for (var number = Numerals.Length - 1; number > 0; number--)
        {
            if (key.StartsWith(Numerals[number], StringComparison.Ordinal))
            {
                key = key[Numerals[number].Length..];
                return number;
            }
        }
        return 0;
    }

    /// <summary>年级, 年, 级, a class of the grade, or nothing.</summary>
    private static bool EndsGrade(string rest, out bool isNamed)
    {
        isNamed = false;
        foreach (var word in (ReadOnlySpan<string>)["年级", "年", "级"])
        {
            if (rest.StartsWith(word, StringComparison.Ordinal))
            {
                isNamed = true;
                rest = rest[word.Length..];
                break;
            }
        }
        return rest.Length == 0 || rest is "学生" or "合班" || IsClass(rest);
    }

    /// <summary>(1)班, 1班, （二）班, 3.</summary>
    private static bool IsClass(string rest)
    {
        var inside =
            rest.EndsWith('班') ? rest[..^1]
            : rest.StartsWith('(') && rest.EndsWith(')') ? rest
            : "";
        inside = inside.Trim('(', ')', '-', '.');
        return inside.Length is > 0 and <= 2
            && inside.All(c => char.IsAsciiDigit(c) || c == '十' || Numerals.Contains(c.ToString(), StringComparer.Ordinal));
    }
}
