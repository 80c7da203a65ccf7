using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Pages;
using Pipeline.Steps.Workflow;
using Pipeline.Storage.Access;
using Pipeline.Web.Components;
using Pipeline.Web.Identity;
using Pipeline.Web.Rendering;

namespace Pipeline.Web.Bureau;

/// <summary>One school's report, for the bureau: looked at, returned, approved.</summary>
internal static class OneSchoolEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var view = routes
            .MapGroup("/b/{period:period}/{school:school}")
            .RequireAuthorization(RoleRequirement.PolicyOf(BureauRole.View))
            .AddEndpointFilter<OwnAreaOnly>();
        view.MapGet("", ShowAsync);
        view.MapGet("/{version}/receipt", ReceiptAsync);
        view.MapGet("/{version}/original", OriginalAsync);
        var handle = routes
            .MapGroup("/b/{period:period}/{school:school}")
            .RequireAuthorization(RoleRequirement.PolicyOf(BureauRole.Handle))
            .AddEndpointFilter<OwnAreaOnly>();
        handle.MapPost("/return", ReturnAsync);
        handle.MapPost("/approve", ApproveAsync);
    }

    private static async Task<IResult> ShowAsync(
        Period period,
        SchoolCode school,
        HttpContext http,
        ReadSchoolPage schools,
        ReadUploadPage uploads
    )
    {
        var page = await schools.RunAsync(period, school, http.RequestAborted);
        var version = http.Request.Query["version"].ToString() is { Length: > 0 } asked
            ? asked
            : page.Status.Newest?.Version ?? page.Uploads.FirstOrDefault()?.Version;
        var upload = version is null ? null : await uploads.RunAsync(period, school, version, http.RequestAborted);
        if (version is not null && upload is null)
        {
            return Results.NotFound();
        }
        var before = await schools.RunAsync(period.Year > Period.FirstYear ? period.YearEarlier : period, school, http.RequestAborted);
        return new PageResult<OneSchoolView>(new OneSchoolModel(page, upload, before.Period == period ? null : before.Status.Accepted));
    }

    private static async Task<IResult> ReceiptAsync(
        Period period,
        SchoolCode school,
        string version,
        HttpContext http,
        ReadUploadPage read
    ) =>
        await read.ReceiptAsync(period, school, version, http.RequestAborted) is { } file
            ? Results.File(file.Content, ContentTypes.Workbook, file.Name)
            : Results.NotFound();

    private static async Task<IResult> OriginalAsync(
        Period period,
        SchoolCode school,
        string version,
        HttpContext http,
        ReadUploadPage read,
        BureauActs acts
    )
    {
        if (await read.OriginalAsync(period, school, version, http.RequestAborted) is not { } file)
        {
            return Results.NotFound();
        }
        await acts.NoteAsync(http, "下载原件", period, school, version);
        return Results.File(file.Content, "application/octet-stream", file.Name);
    }

    private static async Task<IResult> ReturnAsync(
        Period period,
        SchoolCode school,
        HttpContext http,
        ReturnSubmission step,
        BureauActs acts
    )
    {
        var request = RequestOf(period, school, http);
        if (request.Why.Length == 0)
        {
            return new SeeOther($"/b/{period}/{school}?m=reason");
        }
        return await AnswerAsync(request, await step.RunAsync(request, http.RequestAborted), "退回", "returned", http, acts);
    }

    private static async Task<IResult> ApproveAsync(
        Period period,
        SchoolCode school,
        HttpContext http,
        ApproveSubmission step,
        BureauActs acts
    )
    {
        var request = RequestOf(period, school, http);
        return await AnswerAsync(request, await step.RunAsync(request, http.RequestAborted), "审核通过", "approved", http, acts);
    }

    private static async Task<IResult> AnswerAsync(
        ActRequest request,
        ActResult result,
        string what,
        string done,
        HttpContext http,
        BureauActs acts
    )
    {
        await acts.NoteAsync(
            http,
            result.Outcome == ActOutcome.Refused ? what + "（没有办成）" : what,
            request.Period,
            request.School,
            result.Outcome == ActOutcome.Refused ? result.Message : request.Why
        );
        var conflict = result.Message.Contains("已不是这一份", StringComparison.Ordinal);
        return new SeeOther(
            $"/b/{request.Period}/{request.School}?m="
                + result.Outcome switch
                {
                    ActOutcome.Done => done,
                    ActOutcome.AlreadyDone => "already",
                    _ => conflict ? "conflict" : "refused",
                }
        );
    }

    /// <summary>The version is the one that the person looked at.</summary>
    private static ActRequest RequestOf(Period period, SchoolCode school, HttpContext http)
    {
        var why = http.Request.Form["why"].ToString().ReplaceLineEndings("\n").Trim();
        return new ActRequest(
            period,
            school,
            http.Request.Form["version"],
            BureauActs.SignatureOf(http),
            why.Length <= 1000 ? why : why[..1000]
        );
    }
}
