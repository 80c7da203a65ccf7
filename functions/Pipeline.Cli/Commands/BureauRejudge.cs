using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Quantities;
using Pipeline.Steps.Schemes;
using Pipeline.Steps.Upkeep;

namespace Pipeline.Cli.Commands;

/// <summary>
/// <c>bureau rejudge</c>: judges a period's originals again; says first what would change, and does it only when told to.
/// </summary>
internal static class BureauRejudge
{
    private static readonly Option<string?> Period = SharedOptions.Period(required: true);
    private static readonly Option<bool> Apply = new("--apply") { Description = "真正改判并记入办理记录；不写则只试算，什么也不改" };
    private static readonly Option<string?> Who = new("--who") { Description = "办理人（--apply时必填）", HelpName = "姓名" };
    private static readonly Option<string?> Why = new("--why") { Description = "原因（--apply时必填）", HelpName = "文字" };
    private static readonly Option<bool> Json = SharedOptions.Json();

    public static Command Create() =>
        BureauCommand.OnStorage(
            new Command("rejudge", "用现在的规则和名录重新审核一个报告期的原件；先试算，列出哪些学校的结果和合计会变")
            {
                Period,
                Apply,
                Who,
                Why,
                Json,
            },
            RunAsync
        );

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var apply = parsed.GetValue(Apply);
        if (apply && (string.IsNullOrWhiteSpace(parsed.GetValue(Who)) || string.IsNullOrWhiteSpace(parsed.GetValue(Why))))
        {
            throw new UsageException("改判要写明--who（办理人）和--why（原因）；不写--apply只试算。");
        }
        var period = SharedOptions.ReadPeriod(parsed.GetRequiredValue(Period))!.Value;
        var result = await services
            .GetRequiredService<RejudgePeriod>()
            .RunAsync(period, parsed.GetValue(Who) ?? "", parsed.GetValue(Why) ?? "", !apply, null, cancellationToken);
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(BureauJson.Of(Document(result)));
            return ExitCode.Done;
        }
        Print(result, await services.GetRequiredService<PeriodScheme>().OfAsync(period, cancellationToken));
        return ExitCode.Done;
    }

    internal static void Print(RejudgeResult result, FormCatalogue forms)
    {
        var table = new TextTable(["学校", "标识码", "原来", "现在", "变化"]);
        foreach (var school in result.Schools)
        {
            var differences = school.Differences.Select(difference => Words(difference, forms)).ToList();
            table.Add([
                school.Name,
                school.School.ToString(),
                school.StateBefore.ChineseName(),
                school.StateAfter.ChineseName(),
                differences.Count == 0 ? "合计不变，校验结果不同" : string.Join("", differences),
            ]);
        }
        if (result.Schools.Length > 0)
        {
            Console.Write(table);
        }
        Console.WriteLine(
            $"重新审核{result.Judged}份上传，{result.Schools.Length}所学校{(result.IsDryRun ? "会改判" : "已改判")}{(result.Missing > 0 ? $";{result.Missing}份原件读不出,保持不变" : "")}。"
        );
        if (result.IsLocked)
        {
            Console.WriteLine("报告期已锁定，改判在取消锁定后才计入汇总。");
        }
        if (result.IsDryRun && result.Schools.Length > 0)
        {
            Console.WriteLine("这是试算，什么也没有改。要改判，请加--apply --who 姓名 --why 原因。");
        }
    }

    private static string Words((string FormId, string MeasureId, long? Before, long? After) difference, FormCatalogue forms)
    {
        var form = forms.Forms.FirstOrDefault(form => form.Id == difference.FormId);
        var measure = form?.Measures.FirstOrDefault(column => column.Id == difference.MeasureId);
        var name = form is null || measure is null ? $"{difference.FormId}/{difference.MeasureId}" : $"{form.Sheet}{measure.Name}";
        return $"{name} {Shown(difference.Before, measure)}→{Shown(difference.After, measure)};";
    }

    private static string Shown(long? value, MeasureColumn? measure) =>
        value switch
        {
            null => "—",
            { } known when measure?.Kind == QuantityKind.Money => QuantityFormat.Yuan(known) + measure.Unit,
            { } known => QuantityFormat.Count(known) + measure?.Unit,
        };

    internal static object Document(RejudgeResult result) =>
        new
        {
            dryRun = result.IsDryRun,
            result.Judged,
            result.Missing,
            locked = result.IsLocked,
            schools = result.Schools.Select(school => new
            {
                school = school.School.ToString(),
                school.Name,
                school.Uploads,
                before = school.StateBefore,
                after = school.StateAfter,
                totals = school.Differences.Select(each => new
                {
                    form = each.FormId,
                    measure = each.MeasureId,
                    each.Before,
                    each.After,
                }),
            }),
        };
}
