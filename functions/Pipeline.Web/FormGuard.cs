using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Pipeline.Web.Rendering;

namespace Pipeline.Web;

/// <summary>Every POST must come from a form of ours, whatever its endpoint; there is no way to leave an endpoint out.</summary>
internal sealed class FormGuard(RequestDelegate next, IAntiforgery antiforgery, PageRenderer pages)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || await IsValidAsync(http))
        {
            await next(http);
            return;
        }
        await FailurePages.WriteStaleAsync(http, pages);
    }

    private async Task<bool> IsValidAsync(HttpContext http)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(http);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
