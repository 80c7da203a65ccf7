using Pipeline.Domain.Forms;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Tests.Reading;

/// <summary>What schools call the columns besides the names of the standard workbook.</summary>
public sealed class ColumnNameTests
{
    [Theory]
    [InlineData("students", "男生人数", "boys")]
    [InlineData("students", "男生数", "boys")]
    [InlineData("students", "女生总数", "girls")]
    [InlineData("students", "寄宿生数", "boarders")]
    [InlineData("students", "寄宿学生人数", "boarders")]
    [InlineData("students", "留守儿童人数", "leftBehind")]
    [InlineData("students", "随迁子女数", "migrant")]
    [InlineData("students", "家庭经济困难学生人数", "hardship")]
    [InlineData("students", "班级个数", "classes")]
    [InlineData("students", "班级", "classes")]
    [InlineData("students", "教学班总数", "classes")]
    [InlineData("students", "在校学生人数", "total")]
    [InlineData("aid", "发放人次", "times")]
    [InlineData("aid", "享受人次数", "times")]
    [InlineData("aid", "享受人数", "people")]
    [InlineData("aid", "受助学生人数", "people")]
    [InlineData("aid", "下达资金数", "allocated")]
    [InlineData("aid", "下达金额", "allocated")]
    [InlineData("aid", "拨付资金额", "allocated")]
    [InlineData("aid", "到位资金", "allocated")]
    [InlineData("aid", "资助资金总额", "amount")]
    [InlineData("aid", "补助金额数", "amount")]
    [InlineData("aid", "资助项目名称", "programme")]
    [InlineData("awards", "获奖人数", "count")]
    [InlineData("awards", "个数", "count")]
    [InlineData("awards", "件数", "count")]
    [InlineData("awards", "奖项数量", "count")]
    [InlineData("awards", "获奖日期情况", "date")]
    [InlineData("aid", "补助数", null)]
    [InlineData("aid", "发放数", null)]
    [InlineData("aid", "教师数", null)]
    [InlineData("aid", "资金", null)]
    [InlineData("students", "教室数", null)]
    [InlineData("awards", "指导教师数", null)]
    public void Find(string form, string label, string? column) =>
        Assert.Equal(column, new ColumnNames(FormCatalogue.Standard[form]).TryFind(label, out var match) ? match.Column.Id : null);

    [Theory]
    [InlineData("补助金额(万元)", "补助金额", "万元")]
    [InlineData("补助金额:万元", "补助金额", "万元")]
    [InlineData("补助金额/万元", "补助金额", "万元")]
    [InlineData("补助金额万元", "补助金额", "万元")]
    [InlineData("下达资金元", "下达资金", "元")]
    [InlineData("补助金额单位:千元", "补助金额", "千元")]
    [InlineData("补助金额", "补助金额", "元")]
    [InlineData("受助人次", "受助人次", "元")]
    [InlineData("获奖项数", "获奖项数", "元")]
    public void SplitTheirUnit(string label, string name, string unit)
    {
        var (found, stated) = UnitWords.SplitHeader(label);

        Assert.Equal((name, unit), (found, Domain.Quantities.MoneyUnits.Name(stated.Money)));
    }
}
