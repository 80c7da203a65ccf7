using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schemes;
using Pipeline.Steps.Schemes;
using Pipeline.Storage;

namespace Pipeline.Cli.Commands;

/// <summary><c>scheme show|use</c>: which scheme a period is held to, and putting another in force; on a storage account.</summary>
internal static class SchemeUseCommand
{
    private static readonly Argument<FileInfo?> SchemeFile = new("文件")
    {
        Description = "报表制度工作簿；不给的，用--extended或--standard",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private static readonly Option<bool> Extended = new("--extended") { Description = "启用扩展制度" };
    private static readonly Option<bool> Standard = new("--standard") { Description = "启用标准报表的制度" };
    private static readonly Option<string?> Period = SharedOptions.Period(required: true);
    private static readonly Option<bool> Apply = new("--apply") { Description = "真正启用，并按它重新审核；不写则只试算，什么也不改" };
    private static readonly Option<string?> Who = new("--who") { Description = "办理人（--apply时必填）", HelpName = "姓名" };
    private static readonly Option<string?> Why = new("--why") { Description = "原因（--apply时必填）", HelpName = "文字" };
    private static readonly Option<bool> Json = SharedOptions.Json();

    public static Command Show() =>
        BureauCommand.OnStorage(new Command("show", "一个报告期用的是哪份报表制度") { Period, Json, BureauCommand.Connection }, ShowAsync);

    public static Command Use() =>
        BureauCommand.OnStorage(
            new Command("use", "为一个报告期启用报表制度，并按它重新审核原件；先试算")
            {
                SchemeFile,
                Extended,
                Standard,
                Period,
                Apply,
                Who,
                Why,
                Json,
                BureauCommand.Connection,
            },
            UseAsync
        );

    private static async Task<int> ShowAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var period = SharedOptions.ReadPeriod(parsed.GetRequiredValue(Period))!.Value;
        var schemes = services.GetRequiredService<PeriodScheme>();
        var forms = await schemes.OfAsync(period, cancellationToken);
        var pinned = await schemes.PinnedAsync(period, cancellationToken);
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(
                BureauJson.Of(
                    new
                    {
                        period = period.ToString(),
                        scheme = SchemeStore.NameOf(forms),
                        digest = forms.Digest,
                        pinned = pinned is not null,
                        pinned?.At,
                        pinned?.Who,
                        unfinished = pinned?.IsUnfinished == true,
                        forms = forms.Forms.Select(form => form.Sheet),
                    }
                )
            );
            return ExitCode.Done;
        }
        Console.WriteLine($"{period.ChineseName}：{SchemeStore.NameOf(forms)}（{forms.Digest[..10]}）");
        Console.WriteLine("  报表：" + string.Join("、", forms.Forms.Select(form => form.Sheet)));
        Console.WriteLine(
            "  "
                + pinned switch
                {
                    null => "还没有学校上报，也没有启用别的制度；第一份上报后固定下来。",
                    { IsUnfinished: true } => $"{pinned.Who}启用后，重新审核没有做完，这期间不发布。请再运行一次scheme use --apply。",
                    { IsByAct: true } => $"{pinned.Who}于{Minute(pinned.At)}启用。",
                    _ => $"{Minute(pinned.At)}第一份上报时固定。",
                }
        );
        return ExitCode.Done;
    }

    private static async Task<int> UseAsync(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken)
    {
        var apply = parsed.GetValue(Apply);
        if (apply && (string.IsNullOrWhiteSpace(parsed.GetValue(Who)) || string.IsNullOrWhiteSpace(parsed.GetValue(Why))))
        {
            throw new UsageException("启用要写明--who（办理人）和--why（原因）；不写--apply只试算。");
        }
        var period = SharedOptions.ReadPeriod(parsed.GetRequiredValue(Period))!.Value;
        var use = await services
            .GetRequiredService<UseScheme>()
            .RunAsync(period, SchemeOf(parsed), parsed.GetValue(Who) ?? "", parsed.GetValue(Why) ?? "", !apply, cancellationToken);
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(
                BureauJson.Of(
                    new
                    {
                        period = period.ToString(),
                        scheme = SchemeStore.NameOf(use.After),
                        digest = use.After.Digest,
                        use.Refusal,
                        use.Changes,
                        rejudged = use.Rejudged is null ? null : BureauRejudge.Document(use.Rejudged),
                    }
                )
            );
            return use.Rejudged is null ? ExitCode.Rejected : ExitCode.Done;
        }
        Console.WriteLine(
            $"{period.ChineseName}：由{SchemeStore.NameOf(use.Before)}改为{SchemeStore.NameOf(use.After)}，改动{use.Changes.Length}处。"
        );
        foreach (var line in use.Changes)
        {
            Console.WriteLine("  " + line);
        }
        if (use.Rejudged is not { } rejudged)
        {
            Console.WriteLine(use.Refusal);
            return ExitCode.Rejected;
        }
        BureauRejudge.Print(rejudged, use.After);
        Console.WriteLine(apply ? "已启用。" : "这是试算，没有启用。要启用，请加--apply --who 姓名 --why 原因。");
        return ExitCode.Done;
    }

    /// <exception cref="UsageException">None is named, or more than one, or the file is no scheme that can be used.</exception>
    private static FormCatalogue SchemeOf(ParseResult parsed) =>
        (parsed.GetValue(SchemeFile), parsed.GetValue(Extended), parsed.GetValue(Standard)) switch
        {
            ({ } file, false, false) => SharedOptions.ReadScheme(file),
            (null, true, false) => ShippedSchemes.Extended,
            (null, false, true) => FormCatalogue.Standard,
            _ => throw new UsageException("请给出一份报表制度工作簿，或--extended，或--standard，三者取一。"),
        };

    private static string Minute(DateTimeOffset time) => ChinaTime.ToMinute(time);
}
