using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Ingest;
using Pipeline.Steps.Pages;
using Pipeline.Steps.Publish;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;
using Pipeline.Storage.Access;
using Pipeline.Web.Components;
using Pipeline.Web.Identity;
using Pipeline.Web.Rendering;

namespace Pipeline.Web.Bureau;

/// <summary>The bureau's periods: their list, the board of one, and what is done with a period as a whole.</summary>
internal static class PeriodEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var view = routes.MapGroup("/b").RequireAuthorization(RoleRequirement.PolicyOf(BureauRole.View));
        view.MapGet("", ListAsync);
        view.MapGet("/{period:period}", BoardAsync);
        view.MapGet("/{period:period}/reminders", RemindersAsync);
        view.MapGet("/{period:period}/schools.xlsx", ExportAsync);
        view.MapGet("/{period:period}/files/{name}", FileAsync);
        routes.MapPost("/b/{period:period}/retry", RetryAsync).RequireAuthorization(RoleRequirement.PolicyOf(BureauRole.Handle));
        var manage = routes
            .MapGroup("/b")
            .RequireAuthorization(RoleRequirement.PolicyOf(BureauRole.Manage))
            .AddEndpointFilter<WholeDistrictOnly>();
        manage.MapPost("/periods", OpenAsync);
        manage.MapPost("/{period:period}/publish", PublishAsync);
        manage.MapPost(
            "/{period:period}/lock",
            (Period period, HttpContext http, LockPeriod step, BureauActs acts) => LockAsync(period, true, http, step, acts)
        );
        manage.MapPost(
            "/{period:period}/unlock",
            (Period period, HttpContext http, LockPeriod step, BureauActs acts) => LockAsync(period, false, http, step, acts)
        );
        manage.MapPost("/{period:period}/deadline", DeadlineAsync);
    }

    /// <summary>The board as the signed-in person may see it.</summary>
    internal static async Task<Board> BoardOfAsync(Period period, HttpContext http, ReadBoard boards)
    {
        var board = await boards.RunAsync(period, http.RequestAborted);
        var person = BureauIdentity.Of(http)!;
        return person.Areas.IsEmpty ? board : board.Within(person.Sees);
    }

    private static async Task<IResult> ListAsync(HttpContext http, ReadBoard boards)
    {
        var periods = await boards.PeriodsAsync(http.RequestAborted);
        var shown = new List<Board>();
        foreach (var period in periods.Take(12))
        {
            shown.Add(await BoardOfAsync(period, http, boards));
        }
        return new PageResult<PeriodsView>(new PeriodsModel(shown, [.. periods.Skip(12)]));
    }

    private static async Task<IResult> BoardAsync(Period period, HttpContext http, ReadBoard boards, ReadPublication publication)
    {
        var board = await BoardOfAsync(period, http, boards);
        var filter = BoardFilter.Of(http.Request.Query);
        var matching = filter.Apply(board).ToList();
        return new PageResult<BoardView>(
            new BoardModel(
                board,
                filter,
                [.. matching.Skip((filter.Page - 1) * BoardFilter.PageSize).Take(BoardFilter.PageSize)],
                matching.Count
            )
            {
                Tables = await publication.TablesAsync(period, http.RequestAborted),
            }
        );
    }

    private static async Task<IResult> RemindersAsync(Period period, HttpContext http, ReadBoard boards) =>
        new PageResult<RemindersView>(await BoardOfAsync(period, http, boards));

    private static async Task<IResult> ExportAsync(Period period, HttpContext http, ReadBoard boards, BureauActs acts)
    {
        var board = await BoardOfAsync(period, http, boards);
        await acts.NoteAsync(http, "导出名单", period, null, "");
        return Results.File(
            BoardList.Write(board, BoardFilter.Of(http.Request.Query).Apply(board)),
            ContentTypes.Workbook,
            period.ChineseName + "上报情况.xlsx"
        );
    }

    private static async Task<IResult> FileAsync(Period period, string name, HttpContext http, ReadPublication publication)
    {
        if (BureauIdentity.Of(http)!.Areas.Length > 0)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
        var type = name switch
        {
            SummaryFiles.Workbook => ContentTypes.Workbook,
            SummaryFiles.Document => ContentTypes.Document,
            SummaryFiles.Json => "application/json",
            _ when (await publication.TablesAsync(period, http.RequestAborted)).Contains(name, StringComparer.Ordinal) =>
                ContentTypes.Workbook,
            _ => null,
        };
        return type is not null && await publication.FileAsync(period, name, http.RequestAborted) is { } content
            ? Results.File(content, type, period.ChineseName + name)
            : Results.NotFound();
    }

    private static async Task<IResult> OpenAsync(HttpContext http, OpenPeriod open, BureauActs acts)
    {
        var form = http.Request.Form;
        if (!PeriodText.TryRead(form["period"].ToString(), out var period))
        {
            return new SeeOther("/b?m=bad-period");
        }
        var excused = form["excused"]
            .ToString()
            .Split([' ', '\n', '\r', ',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => SchoolCode.TryParse(text, out var code) ? (SchoolCode?)code : null)
            .ToImmutableArray();
        var deadline = Show.ReadFieldTime(form["deadline"]);
        if (deadline is null && form["deadline"].ToString().Length > 0 || excused.Contains(null))
        {
            return new SeeOther($"/b?m={(excused.Contains(null) ? "bad-school" : "bad-deadline")}");
        }
        await open.RunAsync(period, deadline, [.. excused.OfType<SchoolCode>()], BureauActs.SignatureOf(http), http.RequestAborted);
        await acts.NoteAsync(
            http,
            "开放报告期",
            period,
            null,
            $"截止{(deadline is { } at ? Show.Time(at) : "未定")}，不用报{excused.Length}所"
        );
        return new SeeOther($"/b/{period}?m=opened");
    }

    private static async Task<IResult> PublishAsync(Period period, HttpContext http, PublishSummary publish, BureauActs acts)
    {
        var result = await publish.RunAsync(period, BureauActs.SignatureOf(http), http.RequestAborted);
        await acts.NoteAsync(http, "立即汇总", period, null, result.InForce is { } current ? $"第{current.Number}版" : "");
        return new SeeOther(
            $"/b/{period}?m="
                + result.Outcome switch
                {
                    PublishOutcome.Published => "published",
                    PublishOutcome.Unchanged => "unchanged",
                    PublishOutcome.Nothing => "nothing",
                    _ => "busy",
                }
        );
    }

    private static async Task<IResult> LockAsync(Period period, bool locked, HttpContext http, LockPeriod step, BureauActs acts)
    {
        var why = http.Request.Form["why"].ToString().Trim();
        var result = await step.RunAsync(period, locked, BureauActs.SignatureOf(http), why, http.RequestAborted);
        await acts.NoteAsync(http, locked ? "锁定" : "取消锁定", period, null, why);
        return new SeeOther($"/b/{period}?m={(result.Outcome == ActOutcome.Done ? locked ? "locked" : "unlocked" : "already")}");
    }

    private static async Task<IResult> DeadlineAsync(Period period, HttpContext http, PeriodStore periods, BureauActs acts)
    {
        if (Show.ReadFieldTime(http.Request.Form["deadline"]) is not { } deadline)
        {
            return new SeeOther($"/b/{period}?m=bad-deadline");
        }
        await periods.SetDeadlineAsync(period, deadline, BureauActs.SignatureOf(http), http.RequestAborted);
        await acts.NoteAsync(http, "设定截止时间", period, null, Show.Time(deadline));
        return new SeeOther($"/b/{period}?m=deadline");
    }

    private static async Task<IResult> RetryAsync(Period period, HttpContext http, RetryUploads retry, BureauActs acts)
    {
        var taken = await retry.RunAsync(period, BureauActs.SignatureOf(http), http.RequestAborted);
        await acts.NoteAsync(http, "重试失败的上传", period, null, $"{taken}份");
        return new SeeOther($"/b/{period}?m=retried");
    }
}
