using Microsoft.AspNetCore.Http;
using Pipeline.Web.Identity;

namespace Pipeline.Web.Bureau;

/// <summary>Lets through people who are bound to no area: what they do concerns every school.</summary>
internal sealed class WholeDistrictOnly : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        BureauIdentity.Of(context.HttpContext) is { Areas.IsEmpty: true }
            ? await next(context)
            : Results.StatusCode(StatusCodes.Status403Forbidden);
}
