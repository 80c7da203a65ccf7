using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Steps.Access;
using Pipeline.Steps.Pages;
using Pipeline.Web.Bureau;
using Pipeline.Web.Identity;
using Pipeline.Web.Rendering;

namespace Pipeline.Web;

/// <summary>Puts the pages together, for the Functions app and for plain Kestrel alike.</summary>
public static class WebServices
{
    private const int MaxFormBytes = 32 * 1024 * 1024;

    /// <summary>Adds the pages and what signs people in; the pipeline's own steps are the caller's.</summary>
    /// <exception cref="ValidationException">A setting is out of range; the message names it.</exception>
    public static IServiceCollection AddPipelineWeb(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(WebOptions.Section).Get<WebOptions>() ?? new WebOptions();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        services.AddSingleton(Options.Create(options));
        services.AddPipelineAccess().AddPipelinePages().AddWebIdentity(options.SignIn);
        services.AddRouting();
        services.Configure<RouteOptions>(route =>
        {
            route.SetParameterPolicy<PeriodConstraint>("period");
            route.SetParameterPolicy<SchoolConstraint>("school");
        });
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = MaxFormBytes);
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "__Host-form";
            form.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            form.Cookie.SameSite = SameSiteMode.Strict;
            form.Cookie.Path = "/";
            form.FormFieldName = "form-token";
        });
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services.AddSingleton<PageRenderer>().AddSingleton<BureauActs>().AddSingleton<WebPipeline>();
    }
}
