using System.Text.Json;
using ClosedXML.Excel;
using Pipeline.Cli.Tests.Support;

namespace Pipeline.Cli.Tests;

/// <summary>
/// A newcomer's hour: a statistician who knows Excel and no code changes what is asked and what comes out, without a build.
/// </summary>
public sealed class NewcomersHourTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AColumn_AForm_ABound_AndATable_FollowFromTheWorkbook()
    {
        var scheme = folder["报表制度.xlsx"];
        Assert.Equal(0, (await CliInProcess.RunAsync("scheme", "export", "--out", scheme)).Status);
        Change(scheme);
        var check = await CliInProcess.RunAsync("scheme", "check", scheme);
        Assert.True(check.Status == 0, check.Text);
        Assert.Contains("报表:新增“食堂与营养”。", check.Text, StringComparison.Ordinal);
        Assert.Contains("的上限由“50000”改为“600”。", check.Text, StringComparison.Ordinal);
        Assert.Contains("栏目:新增“补助资金·退回金额”。", check.Text, StringComparison.Ordinal);

        await FillAsync(scheme, "4501220001", "一小", 500, 40);
        await FillAsync(scheme, "4501220002", "二小", 700, 60);
        var judged = await CliProcess.RunAsync("check", folder["上报", "4501220002.xlsx"], "--scheme", scheme, "--json");
        Assert.Contains(
            "R410",
            judged
                .Json.EnumerateArray()
                .Single()
                .GetProperty("findings")
                .EnumerateArray()
                .Select(finding => finding.GetProperty("code").GetString())
        );

        WriteLayout(folder["表样", "食堂统计.xlsx"]);
        var run = await CliInProcess.RunAsync(
            "consolidate",
            folder["上报"],
            "--period",
            "2026-H1",
            "--scheme",
            scheme,
            "--tables",
            folder["表样"],
            "--out",
            folder["结果"]
        );
        Assert.True(run.Status == 0, run.Text + run.Errors);
        Results();
    }

    private void Results()
    {
        using var summary = JsonDocument.Parse(File.ReadAllBytes(folder["结果", "summary.json"]));
        var forms = summary.RootElement.GetProperty("forms");
        Assert.Equal(100, forms.GetProperty("canteen").GetProperty("totals").GetProperty("meals").GetInt32());
        Assert.Contains(
            forms.GetProperty("aid").GetProperty("totals").EnumerateObject(),
            total => total.Value.ValueKind == JsonValueKind.Number && total.Value.GetDecimal() == 30
        );
        Assert.Equal(50, summary.RootElement.GetProperty("rates")[0].GetProperty("value").GetDecimal());
        using var table = new XLWorkbook(folder["结果", "食堂统计.xlsx"]);
        Assert.Equal(
            ("一小", 40d, "二小", 60d),
            (
                table.Worksheet(1).Cell("A2").GetString(),
                table.Worksheet(1).Cell("B2").GetDouble(),
                table.Worksheet(1).Cell("A3").GetString(),
                table.Worksheet(1).Cell("B3").GetDouble()
            )
        );
        Assert.Equal("SUM(B2:B3)", table.Worksheet(1).Cell("B4").FormulaA1);
        Assert.False(File.Exists(folder["结果", "表样问题.xlsx"]));
        using var workbook = new XLWorkbook(folder["结果", "汇总表.xlsx"]);
        Assert.Contains("食堂与营养", workbook.Worksheets.Select(sheet => sheet.Name));
        using var document = System.IO.Compression.ZipFile.OpenRead(folder["结果", "数据段落.docx"]);
        using var text = new StreamReader(document.GetEntry("word/document.xml")!.Open());
        Assert.Contains("供餐100人次", text.ReadToEnd(), StringComparison.Ordinal);
    }

    /// <summary>What the statistician does in Excel: a column, a form with its sentence and rate, another bound.</summary>
    private static void Change(string path)
    {
        using var workbook = new XLWorkbook(path);
        Append(workbook.Worksheet("报表"), ("代码", "canteen"), ("表名", "食堂与营养"), ("标题", "食堂与营养情况表"), ("必报", "否"));
        var columns = workbook.Worksheet("栏目");
        Append(columns, ("表名", "补助资金"), ("栏目名", "退回金额"), ("类型", "指标"), ("单位", "元"), ("性质", "时期"));
        Append(columns, ("表名", "食堂与营养"), ("代码", "canteen"), ("栏目名", "食堂"), ("类型", "分组"), ("必填", "每格"));
        Append(
            columns,
            ("表名", "食堂与营养"),
            ("代码", "meals"),
            ("栏目名", "供餐人次"),
            ("类型", "指标"),
            ("单位", "人次"),
            ("性质", "时期"),
            ("计量词", "人次"),
            ("总表显示", "是")
        );
        Append(
            columns,
            ("表名", "食堂与营养"),
            ("代码", "places"),
            ("栏目名", "餐位"),
            ("类型", "指标"),
            ("单位", "个"),
            ("性质", "时点"),
            ("计量词", "个")
        );
        Append(
            workbook.Worksheet("比率"),
            ("代码", "use"),
            ("名称", "餐位使用率"),
            ("分子", "食堂与营养.供餐人次"),
            ("分母", "食堂与营养.餐位"),
            ("单位", "%"),
            ("小数", "1")
        );
        Append(
            workbook.Worksheet("句式"),
            ("表名", "食堂与营养"),
            ("顺序", "1"),
            ("句子", "{期别}供餐{供餐人次},餐位使用率{餐位使用率}。")
        );
        var checks = workbook.Worksheet("逻辑关系");
        checks.RowsUsed().First(row => row.Cell(2).GetString() == "人均在").Cell(6).SetValue("600");
        workbook.Save();
    }

    private static void Append(IXLWorksheet sheet, params (string Column, string Text)[] cells)
    {
        var row = sheet.LastRowUsed().RowNumber() + 1;
        foreach (var (column, text) in cells)
        {
            sheet.Cell(row, sheet.Row(1).CellsUsed().Single(cell => cell.GetString() == column).Address.ColumnNumber).SetValue(text);
        }
    }

    private async Task FillAsync(string scheme, string code, string name, int perHead, int meals)
    {
        var path = folder["模板", code + ".xlsx"];
        Assert.Equal(
            0,
            (
                await CliInProcess.RunAsync(
                    "template",
                    "--scheme",
                    scheme,
                    "--period",
                    "2026-H1",
                    "--school",
                    code,
                    "--name",
                    name,
                    "--out",
                    path
                )
            ).Status
        );
        Directory.CreateDirectory(folder["上报"]);
        using var workbook = new XLWorkbook(path);
        Fill(
            workbook.Worksheet("补助资金"),
            ("学段", "小学"),
            ("资助项目", "营养改善计划"),
            ("资金来源", "中央"),
            ("受助人数", 10),
            ("补助金额", 10 * perHead),
            ("退回金额", 15)
        );
        Fill(workbook.Worksheet("食堂与营养"), ("食堂", "第一食堂"), ("供餐人次", meals), ("餐位", 100));
        workbook.SaveAs(folder["上报", code + ".xlsx"], new SaveOptions { EvaluateFormulasBeforeSaving = true });
    }

    private static void Fill(IXLWorksheet sheet, params (string Column, object Value)[] cells)
    {
        var row = sheet.Cell(4, 1).GetString() == "合计" ? 5 : 4;
        foreach (var (column, value) in cells)
        {
            sheet.Cell(row, sheet.Row(3).CellsUsed().Single(cell => cell.GetString() == column).Address.ColumnNumber).Value = value;
        }
    }

    private static void WriteLayout(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("食堂");
        sheet.Cell("A1").SetValue("{期别}食堂供餐统计表");
        sheet.Cell("A2").SetValue("{每校}{本行.学校名称}");
        sheet.Cell("B2").SetValue("{食堂与营养.供餐人次}");
        sheet.Cell("A3").SetValue("合计");
        sheet.Cell("B3").FormulaA1 = "SUM(B2:B2)";
        workbook.SaveAs(path);
    }
}
