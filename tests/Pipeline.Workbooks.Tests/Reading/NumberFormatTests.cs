using Pipeline.Workbooks.Reading.Looks;

namespace Pipeline.Workbooks.Tests.Reading;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"")]
    [InlineData("yyyy年m月d日")]
    [InlineData("[$-804]yyyy\"年\"m\"月\"d\"日\";@")]
    [InlineData("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy")]
    [InlineData("[DBNum1][$-804]yyyy\"年\"m\"月\"")]
    [InlineData("m/d/yy h:mm AM/PM")]
    [InlineData("[h]:mm:ss")]
    [InlineData("[MM]")]
    [InlineData("[Red]yyyy-mm-dd")]
    [InlineData("aaaa")]
    [InlineData("0;yyyy")]
    [InlineData("YYYY/M/D")]
    public void Accepts(string code) => Assert.True(NumberFormats.IsDate(code));

    [Theory]
    [InlineData("General")]
    [InlineData("GENERAL;[Red]-General")]
    [InlineData("Standard")]
    [InlineData("G/通用格式")]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("0.00E+00")]
    [InlineData("[Red]0.00")]
    [InlineData("[>=100]0;[Blue]0.0")]
    [InlineData("[$-804]#,##0")]
    [InlineData("[$USD-409] #,##0.00")]
    [InlineData("0\"days\"")]
    [InlineData("0\\d")]
    [InlineData("0!d")]
    [InlineData("0_d*m")]
    [InlineData("#,##0.00\"元\"")]
    [InlineData("0\"unclosed yyyy")]
    [InlineData("[unclosed yyyy")]
    public void Rejects(string code) => Assert.False(NumberFormats.IsDate(code));

    [Theory]
    [InlineData(0, false)]
    [InlineData(13, false)]
    [InlineData(14, true)]
    [InlineData(22, true)]
    [InlineData(23, false)]
    [InlineData(26, false)]
    [InlineData(27, true)]
    [InlineData(31, true)]
    [InlineData(36, true)]
    [InlineData(37, false)]
    [InlineData(44, false)]
    [InlineData(45, true)]
    [InlineData(47, true)]
    [InlineData(48, false)]
    [InlineData(49, false)]
    [InlineData(50, true)]
    [InlineData(58, true)]
    [InlineData(59, false)]
    public void KnowsTheBuiltInOnes(int id, bool isDate) => Assert.Equal(isDate, NumberFormats.IsBuiltInDate(id));
}
