using Microsoft.AspNetCore.Http;
using Pipeline.Domain.Schools;
using Pipeline.Storage;
using Pipeline.Web.Identity;

namespace Pipeline.Web.Bureau;

/// <summary>Hides schools outside the areas that a person is bound to.</summary>
internal sealed class OwnAreaOnly(RosterStore rosters) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var person = BureauIdentity.Of(http)!;
        if (person.Areas.IsEmpty)
        {
            return await next(context);
        }
        var roster = (await rosters.CurrentAsync(http.RequestAborted))?.Roster;
        return
            SchoolCode.TryParse(http.Request.RouteValues["school"] as string, out var code)
            && roster?.TryFind(code, out var school) is true
            && person.Sees(school.AreaPath)
            ? await next(context)
            : Results.NotFound();
    }
}
