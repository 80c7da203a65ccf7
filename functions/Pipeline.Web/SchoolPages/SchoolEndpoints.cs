using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Text;
using Pipeline.Steps.Access;
using Pipeline.Steps.Pages;
using Pipeline.Web.Components;
using Pipeline.Web.Identity;
using Pipeline.Web.Rendering;

namespace Pipeline.Web.SchoolPages;

/// <summary>The pages of schools. The school is the session's; an address names periods and versions only.</summary>
internal static class SchoolEndpoints
{
    public const long MaxFileBytes = 10 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/s", Start).AllowAnonymous();
        routes.MapPost("/s/sign-in", SignInAsync).AllowAnonymous();
        var school = routes.MapGroup("/s").RequireAuthorization(WebSchemes.School);
        school.MapPost("/sign-out", SignOutAsync);
        school.MapGet("/{period:period}", PeriodAsync);
        school.MapGet("/{period:period}/template", TemplateAsync);
        school.MapPost("/{period:period}/uploads", UploadAsync);
        school.MapGet("/{period:period}/uploads/{version}", ResultAsync);
        school.MapGet("/{period:period}/uploads/{version}/receipt", ReceiptAsync);
        school.MapPost("/{period:period}/uploads/{version}/explanations", ExplainAsync);
    }

    /// <summary>The sign-in page, or the period of who is signed in.</summary>
    private static IResult Start(HttpContext http) =>
        SchoolIdentity.Of(http.User) is { } school
            ? Go($"/s/{school.Period}")
            : new PageResult<SchoolSignInView>(http.Request.Query["school"].ToString());

    private static async Task<IResult> SignInAsync(HttpContext http, SchoolAccess access)
    {
        var form = http.Request.Form;
        var typed = form["school"].ToString();
        var result = await access.SignInAsync(typed, form["code"], http.RequestAborted);
        var again = SchoolCode.TryParse(Folding.FoldKey(typed), out var code) ? "&school=" + code : "";
        switch (result.Outcome)
        {
            case SignInOutcome.Done:
                var identity = new SchoolIdentity(code, SchoolAccess.PeriodOf(result.Session!), result.Session!.Id);
                await http.SignInAsync(WebSchemes.School, identity.ToPrincipal());
                return Go($"/s/{identity.Period}");
            case SignInOutcome.Expired:
                return Go("/s?m=expired" + again);
            case SignInOutcome.TooMany:
                return Go($"/s?m=wait-{result.WaitSeconds}{again}");
            default:
                return Go("/s?m=wrong" + again);
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, SchoolAccess access)
    {
        var school = SchoolIdentity.Of(http.User)!;
        await access.SignOutAsync(school.School, school.Session, http.RequestAborted);
        await http.SignOutAsync(WebSchemes.School);
        return Go("/s?m=out");
    }

    private static async Task<IResult> PeriodAsync(Period period, HttpContext http, ReadSchoolPage read) =>
        new PageResult<SchoolPeriodView>(await read.RunAsync(period, SchoolIdentity.Of(http.User)!.School, http.RequestAborted));

    private static async Task<IResult> TemplateAsync(Period period, HttpContext http, ReadSchoolPage read)
    {
        var page = await read.RunAsync(period, SchoolIdentity.Of(http.User)!.School, http.RequestAborted);
        var (content, name) = SchoolTemplate.Write(page.Forms, period, page.School);
        return Results.File(content, ContentTypes.Workbook, name);
    }

    private static async Task<IResult> UploadAsync(Period period, HttpContext http, SubmitWorkbook submit)
    {
        var school = SchoolIdentity.Of(http.User)!;
        if (period != school.Period)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
        var page = $"/s/{period}";
        switch (http.Request.Form.Files.GetFile("workbook"))
        {
            case null or { FileName: "" }:
                return Go(page + "?m=no-file");
            case { Length: 0 }:
                return Go(page + "?m=empty-file");
            case { Length: > MaxFileBytes } big:
                return Go($"{page}?m=big-{(big.Length + (1 << 20) - 1) >> 20}");
            case var file:
                await using (var content = file.OpenReadStream())
                {
                    var done = await submit.RunAsync(period, school.School, file.FileName, content, http.RequestAborted);
                    return Go($"{page}/uploads/{done.Version}");
                }
        }
    }

    private static async Task<IResult> ResultAsync(Period period, string version, HttpContext http, ReadUploadPage read) =>
        await read.RunAsync(period, SchoolIdentity.Of(http.User)!.School, version, http.RequestAborted) switch
        {
            null => Results.NotFound(),
            { Upload: null } waiting => new PageResult<UploadWaitingView>(waiting),
            var page => new PageResult<UploadView>(page),
        };

    private static async Task<IResult> ReceiptAsync(Period period, string version, HttpContext http, ReadUploadPage read) =>
        await read.ReceiptAsync(period, SchoolIdentity.Of(http.User)!.School, version, http.RequestAborted) is { } receipt
            ? Results.File(receipt.Content, ContentTypes.Workbook, receipt.Name)
            : Results.NotFound();

    private static async Task<IResult> ExplainAsync(Period period, string version, HttpContext http, ExplainQueries explain)
    {
        var texts = new Dictionary<int, string>();
        foreach (var (name, value) in http.Request.Form)
        {
            if (name.StartsWith("q-", StringComparison.Ordinal) && int.TryParse(name.AsSpan(2), out var place))
            {
                texts[place] = value.ToString();
            }
        }
        var done = await explain.RunAsync(period, SchoolIdentity.Of(http.User)!.School, version, texts, http.RequestAborted);
        return Go($"/s/{period}/uploads/{Uri.EscapeDataString(version)}?m={(done ? "explained" : "not-explained")}");
    }

    private static IResult Go(string address) => new SeeOther(address);
}
