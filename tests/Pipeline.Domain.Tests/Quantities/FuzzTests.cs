using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Domain.Quantities;

namespace Pipeline.Domain.Tests.Quantities;

/// <summary>Whatever stands in a cell, there is an answer, in time, and it keeps to what an answer may be.</summary>
public sealed class FuzzTests
{
    /// <summary>The grammar's own pieces, so that mixtures come close to what it accepts.</summary>
    private static readonly string[] Tokens =
    [
        "0",
        "1",
        "2",
        "5",
        "12",
        "35",
        "512",
        "3512",
        "0870",
        "８７",
        ",",
        "，",
        ".",
        "．",
        " ",
        "　",
        "\n",
        "-",
        "—",
        "~",
        "、",
        "至",
        "到",
        "或",
        "/",
        "零",
        "〇",
        "○",
        "一",
        "二",
        "两",
        "三",
        "五",
        "九",
        "壹",
        "贰",
        "廿",
        "十",
        "拾",
        "百",
        "佰",
        "千",
        "万",
        "萬",
        "亿",
        "点",
        "几",
        "数",
        "多",
        "余",
        "来",
        "约",
        "近",
        "不足",
        "超过",
        "左右",
        "以上",
        "上",
        "过",
        ">",
        "≥",
        "+",
        "共",
        "合计",
        "：",
        "有",
        "¥",
        "￥",
        "人民币",
        "RMB",
        "元",
        "圆",
        "角",
        "分",
        "整",
        "正",
        "人",
        "人次",
        "名",
        "个",
        "班",
        "项",
        "份",
        "(",
        ")",
        "（",
        "）",
        "\"",
        "“",
        "”",
        "'",
        "。",
        "负",
        "e",
        "E",
        "%",
        "#",
        "#REF!",
        "TRUE",
        "无",
        "没有",
        "年",
        "月",
        "日",
        ":",
        "99999999999999999999",
        "0.000000000000000000000000001",
        "\u200B",
        "\uFEFF",
        "\uD83D",
        "\0",
    ];

    private static readonly QuantitySpec[] Specs =
    [
        QuantitySpec.People,
        QuantitySpec.PersonTimes,
        QuantitySpec.Classes,
        QuantitySpec.Awards,
        QuantitySpec.Money,
        QuantitySpec.People with
        {
            CountScale = 10_000,
        },
        QuantitySpec.People with
        {
            CountScale = long.MaxValue,
        },
        .. Enum.GetValues<MoneyUnit>().Select(unit => QuantitySpec.Money with { StatedUnit = unit }),
    ];

    [Fact]
    public void AnswersEveryMixtureOfTheGrammarsTokens() =>
        Prop.ForAll(
                Gen.Elements(Tokens).ArrayOf().Select(string.Concat).ToArbitrary(),
                text => Specs.All(spec => IsProper(QuantityReader.ReadText(text, spec), spec))
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(10_000).WithEndSize(12));

    [Fact]
    public void AnswersEveryString() =>
        Prop.ForAll<string?>(text => Specs.All(spec => IsProper(QuantityReader.ReadText(text, spec), spec)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void AnswersEveryCharacter()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            foreach (var text in new[] { $"{(char)c}", $"{(char)c}5", $"5{(char)c}", $"5{(char)c}6" })
            {
                Assert.True(IsProper(QuantityReader.ReadText(text, QuantitySpec.People), QuantitySpec.People), text);
            }
        }
    }

    [Fact]
    public void AnswersEveryNumber() =>
        Prop.ForAll<double>(value => Specs.All(spec => IsProper(QuantityReader.ReadNumber(value, spec), spec)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Fact]
    public void AnswersEveryBitPatternOfANumber() =>
        Prop.ForAll<long>(bits =>
                Specs.All(spec => IsProper(QuantityReader.ReadNumber(BitConverter.Int64BitsToDouble(bits * 0x9E3779B97F4A7C), spec), spec))
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Theory]
    [InlineData("9")]
    [InlineData("、")]
    [InlineData("几")]
    [InlineData("一万")]
    [InlineData("约")]
    [InlineData("(")]
    [InlineData("1,")]
    [InlineData(" ")]
    [InlineData("5-")]
    public void TakesTimeInProportionToTheText(string token)
    {
        var longText = string.Concat(Enumerable.Repeat(token, 1_000_000));
        var watch = Stopwatch.StartNew();

        var reading = QuantityReader.ReadText(longText, QuantitySpec.Money);

        Assert.True(IsProper(reading, QuantitySpec.Money));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("3512")]
    [InlineData("3,512")]
    [InlineData("３５１２人")]
    [InlineData("三百五十二")]
    [InlineData("约4500多人")]
    [InlineData("无")]
    [InlineData("")]
    public void ReadsWithoutAllocating(string text)
    {
        var spec = QuantitySpec.People;
        var sum = 0L;
        for (var i = 0; i < 200; i++)
        {
            sum += QuantityReader.ReadText(text, spec).Value;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            sum += QuantityReader.ReadText(text, spec).Value;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < 1_000, $"{allocated} bytes for 1,000 readings ({sum})");
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    [InlineData("ar-SA")]
    [InlineData("zh-CN")]
    [InlineData("tr-TR")]
    public void ReadsAndWritesTheSameInEveryCulture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(123_456, QuantityReader.ReadText("1,234.56", QuantitySpec.Money).Value);
            Assert.Equal(273_900_000, QuantityReader.ReadText("273.9万元", QuantitySpec.Money).Value);
            Assert.Equal(QuantityFault.BadGrouping, QuantityReader.ReadText("1.234,56", QuantitySpec.Money).Fault);
            Assert.Equal(QuantityFault.Boolean, QuantityReader.ReadText("false", QuantitySpec.Money).Fault);
            Assert.Equal("1,234.56", QuantityFormat.Yuan(123_456));
            Assert.Equal("1234.56", QuantityFormat.PlainYuan(123_456));
            Assert.Equal("0.123456", QuantityFormat.TenThousandYuan(123_456));
            Assert.Equal("123,456", QuantityFormat.Count(123_456));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static bool IsProper(QuantityReading reading, QuantitySpec spec)
    {
        var bound = spec.Kind == QuantityKind.Money ? 100_000_000_000_000_000 : 1_000_000_000_000;
        return reading.Outcome switch
        {
            QuantityOutcome.Blank => reading == QuantityReading.Blank,
            QuantityOutcome.Zero => reading is { Value: 0, Fault: QuantityFault.None },
            QuantityOutcome.Value => reading.Value > 0 && reading.Value <= bound && reading.Fault == QuantityFault.None,
            _ => reading is { Value: 0, Approximate: false } && reading.Fault != QuantityFault.None,
        };
    }
}
