using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Web.Rendering;

/// <summary>A page as an answer.</summary>
/// <typeparam name="TPage">The component; it has a parameter <c>Context</c>.</typeparam>
public sealed class PageResult<TPage>(object? model = null, int status = StatusCodes.Status200OK) : IResult
    where TPage : IComponent
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var renderer = httpContext.RequestServices.GetRequiredService<PageRenderer>();
        await renderer.WriteAsync<TPage>(httpContext, model, status);
    }
}
