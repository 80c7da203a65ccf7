using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary>
/// <c>bureau purge</c>: erases uploads everywhere, for what should never have been sent; lists first what it would erase.
/// </summary>
internal static class BureauPurge
{
    private static readonly Option<string?> Period = SharedOptions.Period(required: true);
    private static readonly Option<string> School = new("--school")
    {
        Description = "学校标识码（10位）",
        HelpName = "标识码",
        Required = true,
    };
    private static readonly Option<string?> Upload = new("--upload")
    {
        Description = "只清除这一份上传；不写是该校本期全部上传",
        HelpName = "编号",
    };
    private static readonly Option<string?> Who = new("--who") { Description = "办理人（--confirm时必填）", HelpName = "姓名" };
    private static readonly Option<string?> Why = new("--why")
    {
        Description = "原因（--confirm时必填），留在办理记录里",
        HelpName = "文字",
    };
    private static readonly Option<bool> Confirm = new("--confirm") { Description = "真正清除，不能恢复；不写则只列出将清除什么" };
    private static readonly Option<bool> Json = SharedOptions.Json();

    public static Command Create() =>
        BureauCommand.OnStorage(
            new Command("purge", "彻底清除上传：原件（连同历史版本）、回执、数据、校验结果和引用它的汇总表；办理记录保留")
            {
                Period,
                School,
                Upload,
                Who,
                Why,
                Confirm,
                Json,
            },
            RunAsync
        );

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var period = SharedOptions.ReadPeriod(parsed.GetRequiredValue(Period))!.Value;
        var school = BureauCommand.ReadSchool(parsed.GetRequiredValue(School));
        if (!parsed.GetValue(Confirm))
        {
            return await ListAsync(services, period, school, parsed, cancellationToken);
        }
        if (string.IsNullOrWhiteSpace(parsed.GetValue(Who)) || string.IsNullOrWhiteSpace(parsed.GetValue(Why)))
        {
            throw new UsageException("清除要写明--who（办理人）和--why（原因）。");
        }
        var request = new PurgeRequest(period, school, parsed.GetValue(Upload), parsed.GetValue(Who)!, parsed.GetValue(Why)!);
        return BureauCommand.Tell(
            await services.GetRequiredService<PurgeUploads>().RunAsync(request, cancellationToken),
            parsed.GetValue(Json)
        );
    }

    private static async Task<int> ListAsync(
        IServiceProvider services,
        Period period,
        SchoolCode school,
        ParseResult parsed,
        CancellationToken cancellationToken
    )
    {
        var history = await services
            .GetRequiredService<SubmissionStore>()
            .ReadAsync(SubmissionPartition.Of(period, school), cancellationToken);
        var uploads = history
            .Uploads.Where(upload => parsed.GetValue(Upload) is not { } version || upload.Version == version)
            .OrderBy(upload => upload.Order)
            .ToList();
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(
                BureauJson.Of(
                    uploads.Select(upload => new
                    {
                        upload = upload.Version,
                        file = upload.FileName,
                        upload.UploadedAt,
                        purged = upload.IsPurged,
                        verdict = upload.Verdict,
                    })
                )
            );
            return ExitCode.Done;
        }
        var table = new TextTable(["编号", "文件", "上传时间", "状态"]);
        foreach (var upload in uploads)
        {
            table.Add([upload.Version, upload.FileName, DeadlineText.Show(upload.UploadedAt), StateOf(upload)]);
        }
        Console.Write(table);
        Console.WriteLine(
            uploads.Count == 0 ? "没有这样的上传。" : $"共{uploads.Count}份。要清除，请加--confirm --who 姓名 --why 原因；清除后不能恢复。"
        );
        return ExitCode.Done;
    }

    private static string StateOf(UploadRecord upload) =>
        upload switch
        {
            { IsPurged: true } => "已清除",
            { Verdict: null } => "处理失败",
            { IsAcceptable: true } => "通过",
            _ => "未通过",
        };
}
