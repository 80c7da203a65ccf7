using Microsoft.AspNetCore.Http;

namespace Pipeline.Web.Identity;

/// <summary>Sends who is not signed in to the sign-in page; what was in a form is told to be lost.</summary>
internal static class SignInRedirect
{
    public static Task ToAsync(HttpContext http, string page)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = page + (HttpMethods.IsGet(http.Request.Method) ? "?m=sign-in" : "?m=session");
        return Task.CompletedTask;
    }

    public static Task DenyAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
