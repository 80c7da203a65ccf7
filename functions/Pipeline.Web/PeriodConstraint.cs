using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Domain.Periods;

namespace Pipeline.Web;

/// <summary>A part of an address that is a period.</summary>
internal sealed class PeriodConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => values.TryGetValue(routeKey, out var value) && Period.TryParse(value as string, out _);
}
