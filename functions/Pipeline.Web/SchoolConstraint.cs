using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Domain.Schools;

namespace Pipeline.Web;

/// <summary>A part of an address that is a school's code.</summary>
internal sealed class SchoolConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => values.TryGetValue(routeKey, out var value) && SchoolCode.TryParse(value as string, out _);
}
