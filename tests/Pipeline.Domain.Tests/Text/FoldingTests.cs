using Pipeline.Domain.Text;

namespace Pipeline.Domain.Tests.Text;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("补助金额（万元）", "补助金额(万元)", "full-width brackets")]
    [InlineData("单位：万元", "单位:万元", "full-width colon")]
    [InlineData("Ａｚ０９", "Az09", "full-width letters and digits")]
    [InlineData("小学､初中", "小学、初中", "half-width ideographic comma")]
    [InlineData("小学、初中", "小学、初中", "ideographic comma stays apart from the comma")]
    [InlineData("小学，初中", "小学,初中", "full-width comma")]
    [InlineData("﹙一﹚﹕﹐﹒", "(一):,.", "small forms")]
    [InlineData("2021－H1", "2021-H1", "full-width hyphen")]
    [InlineData("2021−H1", "2021-H1", "minus sign")]
    [InlineData("  合计 ", "合计", "outer spaces")]
    [InlineData("\u3000合计\u00A0", "合计", "outer spaces of other widths")]
    [InlineData("合   计", "合 计", "doubled spaces")]
    [InlineData("合\u3000\u3000计", "合 计", "doubled full-width spaces")]
    [InlineData("家庭经济\n困难学生", "家庭经济困难学生", "line break")]
    [InlineData("家庭经济\r\n困难学生", "家庭经济困难学生", "line break of two characters")]
    [InlineData("\uFEFF学\u200B段", "学段", "byte order mark, zero-width space")]
    [InlineData("学\u00AD段\uFE0F", "学段", "soft hyphen, variation selector")]
    [InlineData("￥5", "¥5", "full-width currency sign")]
    [InlineData(null, "", "no text")]
    [InlineData(" \u3000\n", "", "nothing but blanks")]
    public void Folds(string? text, string expected, string reason) => Assert.True(expected == Folding.Fold(text), reason);

    [Theory]
    [InlineData("合  计", "合计")]
    [InlineData("其 中 ： 寄宿生", "其中:寄宿生")]
    [InlineData("合 计", "合计")]
    public void FoldsKeys(string text, string expected) => Assert.Equal(expected, Folding.FoldKey(text));

    [Theory]
    [InlineData("合计")]
    [InlineData("3512")]
    [InlineData("a b c")]
    [InlineData("小学、初中")]
    public void ReturnsTheSameInstanceWhereNothingChanges(string text) => Assert.Same(text, Folding.Fold(text));

    [Fact]
    public void FoldsTextBeyondTheStackBuffer()
    {
        var text = new string('Ａ', 5_000);

        Assert.Equal(new string('A', 5_000), Folding.Fold(text));
    }

    [Fact]
    public void FoldingTwiceChangesNothingMore()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var text = $"a{(char)c} {(char)c}b";
            var once = Folding.Fold(text);

            Assert.Same(once, Folding.Fold(once));
        }
    }
}
