using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Domain.Periods;
using Pipeline.Steps.Pages;
using Pipeline.Storage;
using Pipeline.Storage.Access;
using Pipeline.Web.Components;
using Pipeline.Web.Identity;
using Pipeline.Web.Rendering;

namespace Pipeline.Web.Bureau;

/// <summary>The figures of the publication in force, each down to its schools and cells.</summary>
internal static class FiguresEndpoints
{
    private const int MaxSchools = 300;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var view = routes
            .MapGroup("/b/{period:period}/figures")
            .RequireAuthorization(RoleRequirement.PolicyOf(BureauRole.View))
            .AddEndpointFilter<WholeDistrictOnly>();
        view.MapGet("", ShowAsync);
        view.MapGet("/{form}/{measure}", TraceAsync);
    }

    private static async Task<IResult> ShowAsync(Period period, HttpContext http, ReadPublication read)
    {
        var before = period.Year > Period.FirstYear ? await read.RunAsync(period.YearEarlier, http.RequestAborted) : null;
        return new PageResult<FiguresView>(new FiguresModel(period, await read.RunAsync(period, http.RequestAborted), before));
    }

    private static async Task<IResult> TraceAsync(
        Period period,
        string form,
        string measure,
        HttpContext http,
        ReadPublication read,
        RosterStore rosters
    )
    {
        var figures = await read.RunAsync(period, http.RequestAborted);
        var of = figures?.Forms.Forms.FirstOrDefault(each => each.Id == form);
        var column = of?.Measures.FirstOrDefault(each => each.Id == measure);
        if (figures is null || of is null || column is null)
        {
            return Results.NotFound();
        }
        var dimensions = of
            .Dimensions.Where(each => http.Request.Query.ContainsKey(each.Id))
            .ToDictionary(each => each.Id, each => http.Request.Query[each.Id].ToString(), StringComparer.Ordinal);
        var area = http.Request.Query["area"].ToString();
        var schools = ((await rosters.CurrentAsync(http.RequestAborted))?.Roster.Schools ?? [])
            .Where(school =>
                area.Length == 0 || school.AreaPath == area || school.AreaPath.StartsWith(area + "/", StringComparison.Ordinal)
            )
            .ToDictionary(school => school.Code);
        var cells =
            schools.Count > MaxSchools
                ? []
                : await read.CellsAsync(figures.Publication, of, column, dimensions, schools.Keys.ToHashSet(), http.RequestAborted);
        return new PageResult<TraceView>(
            new TraceModel(period, figures, of, column, dimensions, area, schools, cells, schools.Count > MaxSchools)
        );
    }
}
