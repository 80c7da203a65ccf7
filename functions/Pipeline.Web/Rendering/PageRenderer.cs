using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Web.Identity;

namespace Pipeline.Web.Rendering;

/// <summary>Renders components to plain HTML; nothing of them stays alive in the browser.</summary>
public sealed class PageRenderer(
    IServiceScopeFactory scopes,
    ILoggerFactory loggers,
    IAntiforgery antiforgery,
    IOptions<WebOptions> options
)
{
    /// <summary>Writes a page; it is never kept by a browser or on the way.</summary>
    public async Task WriteAsync<TPage>(HttpContext http, object? model, int status)
        where TPage : IComponent
    {
        var html = Encoding.UTF8.GetBytes(await RenderAsync<TPage>(ContextOf(http), model));
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = html.Length;
        await http.Response.Body.WriteAsync(html, http.RequestAborted);
    }

    public async Task<string> RenderAsync<TPage>(PageContext context, object? model)
        where TPage : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var parameters = new Dictionary<string, object?> { ["Context"] = context };
        if (model is not null)
        {
            parameters["Model"] = model;
        }
        return await renderer.Dispatcher.InvokeAsync(async () =>
            "<!DOCTYPE html>\n" + (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
    }

    private PageContext ContextOf(HttpContext http)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        return new PageContext(
            http.Request.Path,
            (tokens.FormFieldName, tokens.RequestToken!),
            SchoolIdentity.Of(http.User),
            BureauIdentity.Of(http),
            Notices.Find(http.Request.Query["m"]),
            options.Value.Contact
        );
    }
}
