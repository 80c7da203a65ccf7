using Microsoft.AspNetCore.Http;

namespace Pipeline.Web;

/// <summary>The headers of every answer: nothing from elsewhere is loaded, nothing is framed, nothing is kept.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action "
        + "'self'; frame-ancestors 'none'; base-uri 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        // Behind the platform's proxy the scheme is lost; cookies and forms are for https only, and browsers take 127.0.0.1 for that.
        http.Request.Scheme = "https";
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
            headers.StrictTransportSecurity = "max-age=31536000";
            if (!headers.ContainsKey("Cache-Control") || headers.CacheControl.ToString().StartsWith("no-cache", StringComparison.Ordinal))
            {
                headers.CacheControl = "no-store";
            }
            return Task.CompletedTask;
        });
        return next(http);
    }
}
