using System.Globalization;
using ExcelNumberFormat;

namespace StandIns.Tests.Formats;

/// <summary>What a cell shows. Where Excel and the official package differ, the table holds no row.</summary>
public sealed class NumberFormatTests
{
    [Theory]
    [InlineData(3512, "0", "3512")]
    [InlineData(3512.4, "0", "3512")]
    [InlineData(3512.6, "0", "3513")]
    [InlineData(-3512, "0", "-3512")]
    [InlineData(0.5, "0.00", "0.50")]
    [InlineData(0.5, "#.00", ".50")]
    [InlineData(0, "#", "")]
    [InlineData(0, "#,##0", "0")]
    [InlineData(7, "000", "007")]
    [InlineData(1234, "#,##0", "1,234")]
    [InlineData(123, "#,##0", "123")]
    [InlineData(1234567.891, "#,##0.00", "1,234,567.89")]
    [InlineData(-1234567.891, "#,##0.00", "-1,234,567.89")]
    [InlineData(2739000, "0.00,", "2739.00")]
    [InlineData(2739000, "#,##0,", "2,739")]
    [InlineData(2739000000, "0.0,,\"百万\"", "2739.0百万")]
    [InlineData(0.256, "0%", "26%")]
    [InlineData(0.256, "0.0%", "25.6%")]
    [InlineData(1.5, "0.###", "1.5")]
    [InlineData(1.1, "?.?0", "1.10")]
    [InlineData(0.1, "???.???", "   .1  ")]
    [InlineData(12.3, "???.???", " 12.3  ")]
    [InlineData(1234567890, "000\\-000\\-0000", "123-456-7890")]
    [InlineData(352, "0\"人\"", "352人")]
    [InlineData(352, "\"共\"0\"人次\"", "共352人次")]
    [InlineData(12, "\\¥0.00", "¥12.00")]
    [InlineData(12, "0_)", "12 ")]
    public void Numbers(double value, string format, string expected) => Assert.Equal(expected, Show(value, format));

    [Theory]
    [InlineData(5, "0;-0;\"零\"", "5")]
    [InlineData(-5, "0;-0;\"零\"", "-5")]
    [InlineData(0, "0;-0;\"零\"", "零")]
    [InlineData(0, "0;(0)", "0")]
    [InlineData(-5, "0;(0)", "(5)")]
    [InlineData(-5, "#,##0_);[Red](#,##0)", "(5)")]
    [InlineData(-5, "[Red]0", "-5")]
    [InlineData(99, "[<100]\"少\";\"多\"", "少")]
    [InlineData(100, "[<100]\"少\";\"多\"", "多")]
    [InlineData(1500000, "[>999999]0.0,,\"M\";[>999]0.0,\"K\";0", "1.5M")]
    [InlineData(1500, "[>999999]0.0,,\"M\";[>999]0.0,\"K\";0", "1.5K")]
    [InlineData(15, "[>999999]0.0,,\"M\";[>999]0.0,\"K\";0", "15")]
    [InlineData(1, "[=1]\"是\";[=0]\"否\";0", "是")]
    [InlineData(0, "[=1]\"是\";[=0]\"否\";0", "否")]
    [InlineData(7, "[=1]\"是\";[=0]\"否\";0", "7")]
    [InlineData(-7, "[<>0]\"有\";\"无\"", "有")]
    public void SectionsAndConditions(double value, string format, string expected) => Assert.Equal(expected, Show(value, format));

    [Theory]
    [InlineData(12345.6789, "0.00E+00", "1.23E+04")]
    [InlineData(0.00012, "0.0E+0", "1.2E-4")]
    [InlineData(-12345.6789, "0.0E+0", "-1.2E+4")]
    [InlineData(12345.6789, "##0.0E+0", "12.3E+3")]
    [InlineData(0.000123457, "##0.0E+0", "123.5E-6")]
    [InlineData(1234567.89, "#0.0E+0", "1.2E+6")]
    [InlineData(12345678.9, "####0.0E+0", "123.5E+5")]
    public void PowersOfTen(double value, string format, string expected) => Assert.Equal(expected, Show(value, format));

    [Theory]
    [InlineData(1.5, "# ?/?", "1 1/2")]
    [InlineData(-1.2, "# ?/?", "-1 1/5")]
    [InlineData(0.75, "# ?/?", " 3/4")]
    [InlineData(3, "# ?/?", "3    ")]
    [InlineData(12.3, "# ??/??", "12  3/10")]
    [InlineData(-12.34, "# ??/??", "-12 17/50")]
    [InlineData(12.34, "# ???/???", "12  17/50 ")]
    [InlineData(1234.567, "# ??/??", "1234 55/97")]
    [InlineData(12.3, "# ?/2", "12 1/2")]
    [InlineData(12.3, "# ??/16", "12  5/16")]
    [InlineData(123.45, "# ??/100", "123 45/100")]
    [InlineData(1.5, "??/??", " 3/2 ")]
    [InlineData(12.3, "??/??", "123/10")]
    public void Fractions(double value, string format, string expected) => Assert.Equal(expected, Show(value, format));

    [Theory]
    [InlineData("yyyy-mm-dd", "2019-06-05")]
    [InlineData("yyyy/m/d", "2019/6/5")]
    [InlineData("yy.mm.dd", "19.06.05")]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"", "2019年6月5日")]
    [InlineData("yyyy\"年\"m\"月\"d\"日\";@", "2019年6月5日")]
    [InlineData("[$-804]yyyy\"年\"m\"月\"d\"日\"", "2019年6月5日")]
    [InlineData("[DBNum1][$-804]yyyy\"年\"m\"月\"", "2019年6月")]
    [InlineData("d-mmm-yy", "5-Jun-19")]
    [InlineData("dddd, mmmm d", "Wednesday, June 5")]
    [InlineData("ddd mmmmm", "Wed J")]
    [InlineData("yyyy-mm-dd hh:mm:ss", "2019-06-05 14:03:09")]
    [InlineData("h:mm", "14:03")]
    [InlineData("h:mm AM/PM", "2:03 PM")]
    [InlineData("mm:ss", "03:09")]
    [InlineData("mm:ss.000", "03:09.250")]
    [InlineData("h\"时\"mm\"分\"ss\"秒\"", "14时03分09秒")]
    [InlineData("m/d/yy h:mm", "6/5/19 14:03")]
    public void Dates(string format, string expected)
    {
        var time = new DateTime(2019, 6, 5, 14, 3, 9, 250);
        Assert.True(new NumberFormat(format).IsDateTimeFormat);
        Assert.Equal(expected, Show(time, format));
        Assert.Equal(expected, Show(time.ToOADate(), format));
    }

    [Theory]
    [InlineData(1, "1900-01-01")]
    [InlineData(59, "1900-02-28")]
    [InlineData(60, "1900-02-29")]
    [InlineData(61, "1900-03-01")]
    [InlineData(43646, "2019-06-30")]
    public void SerialNumbers_CountAsExcelDoes(double serial, string expected) => Assert.Equal(expected, Show(serial, "yyyy-mm-dd"));

    [Theory]
    [InlineData(1.5, "[h]:mm", "36:00")]
    [InlineData(1.5, "[h]:mm:ss", "36:00:00")]
    [InlineData(0.0625, "[mm]:ss", "90:00")]
    [InlineData(0.0625, "[s]", "5400")]
    [InlineData(-0.5, "[h]:mm", "-12:00")]
    public void ElapsedTimes(double days, string format, string expected)
    {
        Assert.Equal(expected, Show(days, format));
        Assert.Equal(expected, Show(TimeSpan.FromDays(days), format));
        var parsed = new NumberFormat(format);
        Assert.True(parsed.IsTimeSpanFormat);
        Assert.False(parsed.IsDateTimeFormat);
    }

    [Theory]
    [InlineData("府城小学", "General", "府城小学")]
    [InlineData("府城小学", "@", "府城小学")]
    [InlineData("府城小学", "0.00", "府城小学")]
    [InlineData("府城小学", "yyyy-mm-dd", "府城小学")]
    [InlineData("府城小学", "0;0;0;\"校:\"@", "校:府城小学")]
    public void Texts(string value, string format, string expected) => Assert.Equal(expected, Show(value, format));

    [Theory]
    [InlineData(0.1, "General", "0.1")]
    [InlineData(1234567, "General", "1234567")]
    [InlineData(12, "General\"元\"", "12元")]
    [InlineData(12, "@", "12")]
    [InlineData(12, "\"固定\"", "固定")]
    [InlineData(12, "", "12")]
    public void General(double value, string format, string expected) => Assert.Equal(expected, Show(value, format));

    [Theory]
    [InlineData(458700, "[$¥-804]#,##0.00", "¥458,700.00")]
    [InlineData(458700, "[$-804]#,##0", "458,700")]
    [InlineData(12, "[DBNum2][$-804]General", "12")]
    [InlineData(-12, "[$€-407]0;[Red]-[$€-407]0", "-€12")]
    [InlineData(1234.5, "_ \"￥\"* #,##0.00_ ;_ \"￥\"* \\-#,##0.00_ ;_ \"￥\"* \"-\"??_ ;_ @_ ", " ￥ 1,234.50 ")]
    public void CurrenciesAndLanguages(double value, string format, string expected) => Assert.Equal(expected, Show(value, format));

    [Theory]
    [InlineData("JHGKJG", "letters that mean nothing")]
    [InlineData("0 \"open", "quotes that do not end")]
    [InlineData("[h:mm", "a bracket that does not end")]
    [InlineData("yyyy General", "a date and General")]
    [InlineData("0;@ hh", "a date and text")]
    public void WhatIsNoFormat_IsNotValid_AndShowsTheValuePlainly(string format, string why)
    {
        Assert.False(new NumberFormat(format).IsValid, why);
        Assert.Equal("1234.5", Show(1234.5, format));
    }

    [Theory]
    [InlineData("0.00")]
    [InlineData("#,##0;[Red]-#,##0")]
    [InlineData("0\\h")]
    [InlineData("0\"h\"")]
    [InlineData("0%")]
    [InlineData("General")]
    [InlineData("@")]
    public void ANumbersFormat_IsNoDates(string format) => Assert.False(new NumberFormat(format).IsDateTimeFormat);

    [Fact]
    public void TheCulture_GivesThePointAndTheNames()
    {
        var german = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal("1234,50", new NumberFormat("0.00").Format(1234.5, german));
        Assert.Equal("5. Juni 2019", new NumberFormat("d. mmmm yyyy").Format(new DateTime(2019, 6, 5), german));
        Assert.Equal("1234,5", new NumberFormat("General").Format(1234.5, german));
    }

    [Fact]
    public void OtherValues_AreShownPlainly()
    {
        Assert.Equal("True", Show(true, "0.00"));
        Assert.Equal("", Show(null, "0.00"));
    }

    private static string Show(object? value, string format) => new NumberFormat(format).Format(value, CultureInfo.InvariantCulture);
}
