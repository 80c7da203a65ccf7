namespace Pipeline.Storage.Tests;

public sealed class SafeNameTests
{
    [Theory]
    [InlineData("府城小学 2019年上半年.xlsx", "府城小学 2019年上半年.xlsx", "Chinese and spaces stay")]
    [InlineData("a\\b:c*d?e\"f<g>h|i#j%k.xlsx", "a_b_c_d_e_f_g_h_i_j_k.xlsx", "what Windows or a URL cannot take")]
    [InlineData("a\tb\u0000.xlsx", "a_b_.xlsx", "controls")]
    [InlineData("name. .", "name", "no dot or space at the end")]
    [InlineData("...", "_", "never empty")]
    [InlineData("'报表'😀.xlsx", "'报表'😀.xlsx", "quotes and emoji stay")]
    public void Of(string name, string expected, string reason) => Assert.True(SafeName.Of(name) == expected, reason);

    [Fact]
    public void LongName_KeepsItsExtension()
    {
        var safe = SafeName.Of(string.Concat(Enumerable.Repeat("😀", 300)) + ".xlsx");
        Assert.EndsWith("😀.xlsx", safe, StringComparison.Ordinal);
        Assert.True(safe.Length <= SafeName.MaxLength);
    }

    [Fact]
    public void LoneSurrogate_IsReplaced() => Assert.Equal("a_.xlsx", SafeName.Of("a\ud83d.xlsx"));
}
