using Pipeline.Domain.Text;

namespace Pipeline.Domain.Tests.Text;

/// <summary>What is masked of a text, and what is left as it is.</summary>
public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("450123201001011234", "45**************34", "an identity number")]
    [InlineData("45012320100101123X", "45**************3X", "with its X")]
    [InlineData("张三450123201001011234", "张三45**************34", "behind a name")]
    [InlineData("450123 20100101 1234", "45**** ******** **34", "in groups")]
    [InlineData("000000190001017417", "00**************17", "of no region")]
    [InlineData("４５０１２３２０１００１０１１２３４", "４５**************３４", "full-width digits")]
    [InlineData("13800138000", "13*******00", "a mobile number")]
    [InlineData("138-0013-8000", "13*-****-**00", "a mobile number in groups")]
    [InlineData("+8613800138000", "+86*********00", "with the country's code")]
    [InlineData("电话13800138000、13900139000", "电话13*******00、13*******00", "two of them")]
    [InlineData("6222021234567890123", "62***************23", "a bank card")]
    [InlineData("6222 0212 3456 7890 123", "62** **** **** **** *23", "a bank card in groups")]
    [InlineData("4.50123201001011E+17", "4.5*************E+17", "an identity number that became a number")]
    public void Masks(string text, string expected, string reason)
    {
        Assert.True(PersonalData.IsIn(text), reason);
        Assert.Equal(expected, PersonalData.Mask(text));
    }

    [Theory]
    [InlineData("9501010001", "a school code")]
    [InlineData("95010100011", "a school code with a digit too many")]
    [InlineData("2026-03-15", "a day")]
    [InlineData("2019-2020、2020-2021、2021-2022", "school years")]
    [InlineData("9.740602000000001", "decimals")]
    [InlineData("1,234,567,890.12", "an amount")]
    [InlineData("0771-1234567", "a landline")]
    [InlineData("123456789012", "twelve digits that are no mobile number")]
    [InlineData("第12届中学生运动会", "a contest")]
    public void Leaves(string text, string reason)
    {
        Assert.False(PersonalData.IsIn(text), reason);
        Assert.Same(text, PersonalData.Mask(text));
    }

    [Theory]
    [InlineData("手机", true)]
    [InlineData("家长电话", true)]
    [InlineData("联系电话", true)]
    [InlineData("银行卡号", true)]
    [InlineData("家庭住址", true)]
    [InlineData("出生日期", true)]
    [InlineData("学生 姓名", true)]
    [InlineData("身份证号码", true)]
    [InlineData("学生", true)]
    [InlineData("学生数", false)]
    [InlineData("出生人数", false)]
    [InlineData("教师数", false)]
    [InlineData("手续费", false)]
    public void KnowsAColumnOfPersonalData(string label, bool expected) => Assert.Equal(expected, PersonalData.IsLabel(label));
}
