using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Access;
using Pipeline.Steps.Pages;
using Pipeline.Steps.Upkeep;
using Pipeline.Steps.Workflow;
using Pipeline.Storage;
using Pipeline.Storage.Access;
using Pipeline.Web.Components;
using Pipeline.Web.Identity;
using Pipeline.Web.Rendering;
using Pipeline.Workbooks.Rosters;

namespace Pipeline.Web.Bureau;

/// <summary>The roster and the schools' access codes.</summary>
internal static class RosterEndpoints
{
    private const int MaxCodes = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var manage = routes
            .MapGroup("/b/schools")
            .RequireAuthorization(RoleRequirement.PolicyOf(BureauRole.Manage))
            .AddEndpointFilter<WholeDistrictOnly>();
        manage.MapGet("", ListAsync);
        manage.MapPost("/roster", UploadAsync);
        manage.MapGet("/roster/{id}", DifferenceAsync);
        manage.MapPost("/roster/{id}", ConfirmAsync);
        manage.MapPost("/codes", IssueAsync);
        manage.MapGet("/sheets/{id}", SheetAsync);
        manage.MapPost("/codes/revoke", RevokeAsync);
        manage.MapPost("/sessions/end", EndSessionsAsync);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http,
        RosterStore rosters,
        SchoolCredentials credentials,
        ReadBoard boards,
        TimeProvider time
    )
    {
        var periods = await boards.PeriodsAsync(http.RequestAborted);
        Period? period =
            Period.TryParse(http.Request.Query["period"], out var asked) ? asked
            : periods.Count > 0 ? periods[0]
            : null;
        var codes = new Dictionary<SchoolCode, SchoolCredential>();
        if (period is { } at)
        {
            await foreach (var code in credentials.OfPeriodAsync(at, http.RequestAborted))
            {
                codes[code.School] = code;
            }
        }
        var roster = await rosters.CurrentAsync(http.RequestAborted);
        var page = int.TryParse(http.Request.Query["page"], out var number) && number is > 0 and < 10_000 ? number : 1;
        return new PageResult<RosterView>(
            new RosterModel(roster, periods, period, codes, http.Request.Query["area"].ToString(), page, time.GetUtcNow())
        );
    }

    private static async Task<IResult> UploadAsync(HttpContext http, PendingRosters pending)
    {
        if (http.Request.Form.Files.GetFile("roster") is not { Length: > 0 and <= 10 * 1024 * 1024 } file)
        {
            return new SeeOther("/b/schools?m=no-file");
        }
        using var content = new MemoryStream();
        await file.CopyToAsync(content, http.RequestAborted);
        return new SeeOther("/b/schools/roster/" + await pending.PutAsync(content.ToArray(), http.RequestAborted));
    }

    private static async Task<IResult> DifferenceAsync(string id, HttpContext http, PendingRosters pending, RosterStore rosters) =>
        await pending.FindAsync(id, http.RequestAborted) is { } content
            ? new PageResult<RosterDifferenceView>(
                new RosterDifferenceModel(
                    id,
                    RosterDifference.Of(
                        RosterReader.Read(content, StorageNames.RosterFile),
                        (await rosters.CurrentAsync(http.RequestAborted))?.Roster
                    )
                )
            )
            : Results.NotFound();

    private static async Task<IResult> ConfirmAsync(
        string id,
        HttpContext http,
        PendingRosters pending,
        RosterStore rosters,
        UpdateRoster update,
        BureauActs acts
    )
    {
        if (await pending.FindAsync(id, http.RequestAborted) is not { } content)
        {
            return Results.NotFound();
        }
        await rosters.PutUploadAsync(new MemoryStream(content), http.RequestAborted);
        var result = await update.ConfirmAsync(null, BureauActs.SignatureOf(http), "页面上核对后启用", http.RequestAborted);
        await pending.RemoveAsync(id, http.RequestAborted);
        var isInForce = result.Outcome != ActOutcome.Refused;
        await acts.NoteAsync(http, "启用学校名录", null, null, isInForce ? "" : "没有启用");
        return new SeeOther($"/b/schools?m={(isInForce ? "roster" : "roster-bad")}");
    }

    private static async Task<IResult> IssueAsync(
        HttpContext http,
        RosterStore rosters,
        IssueSchoolCodes issue,
        AccessSheets sheets,
        BureauActs acts
    )
    {
        var form = http.Request.Form;
        if (!Period.TryParse(form["period"], out var period))
        {
            return new SeeOther("/b/schools?m=bad-period");
        }
        var area = form["area"].ToString();
        var named = form["school"].Where(code => code is not null).ToHashSet(StringComparer.Ordinal);
        var schools = ((await rosters.CurrentAsync(http.RequestAborted))?.Roster.Expected ?? [])
            .Where(school =>
                named.Count > 0
                    ? named.Contains(school.Code.ToString())
                    : area.Length == 0 || school.AreaPath == area || school.AreaPath.StartsWith(area + "/", StringComparison.Ordinal)
            )
            .ToList();
        if (schools.Count is 0 or > MaxCodes)
        {
            return new SeeOther($"/b/schools?period={period}&m={(schools.Count == 0 ? "no-schools" : "too-many-schools")}");
        }
        var codes = await issue.RunAsync(period, schools, BureauActs.SignatureOf(http), http.RequestAborted);
        await acts.NoteAsync(http, "生成口令单", period, null, $"{schools.Count}所{(area.Length > 0 ? "，" + area : "")}");
        return new SeeOther("/b/schools/sheets/" + await sheets.KeepAsync(period, codes, http.RequestAborted));
    }

    private static async Task<IResult> SheetAsync(string id, HttpContext http, AccessSheets sheets, IOptions<WebOptions> options) =>
        await sheets.TakeAsync(id, http.RequestAborted) is { } sheet
            ? new PageResult<SheetsView>(new SheetsModel(sheet.Period, sheet.Codes, AddressOf(http, options.Value)))
            : new PageResult<FailureView>(
                new FailureWords(
                    StatusCodes.Status410Gone,
                    "口令单已取走",
                    "口令单只能打开一次。没有打印的话，请重新生成；重新生成后原来的口令不能再用。",
                    "/b/schools"
                ),
                StatusCodes.Status410Gone
            );

    private static async Task<IResult> RevokeAsync(HttpContext http, IssueSchoolCodes issue)
    {
        var form = http.Request.Form;
        return
            Period.TryParse(form["period"], out var period)
            && SchoolCode.TryParse(form["school"], out var school)
            && await issue.RevokeAsync(period, school, BureauActs.SignatureOf(http), "", http.RequestAborted)
            ? new SeeOther($"/b/schools?period={period}&m=code-revoked")
            : new SeeOther("/b/schools?m=no-code");
    }

    private static async Task<IResult> EndSessionsAsync(HttpContext http, IssueSchoolCodes issue, BureauActs acts)
    {
        if (!SchoolCode.TryParse(http.Request.Form["school"], out var school))
        {
            return new SeeOther("/b/schools?m=no-schools");
        }
        var ended = await issue.EndSessionsAsync(school, http.RequestAborted);
        await acts.NoteAsync(http, "退出学校登录", null, school, $"{ended}处");
        return new SeeOther("/b/schools?m=sessions-ended");
    }

    private static string AddressOf(HttpContext http, WebOptions options)
    {
        if (options.PublicAddress.Length > 0)
        {
            return options.PublicAddress;
        }
        var host = http.Request.Host;
        return (host.Host is "127.0.0.1" or "localhost" ? "http://" : "https://") + host;
    }
}
