using Microsoft.AspNetCore.Http;

namespace Pipeline.Web;

/// <summary>303: the answer to every form, so that a reload sends nothing again. The address is relative to the site.</summary>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
