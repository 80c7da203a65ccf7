using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Storage;

namespace Pipeline.Steps.Pages;

/// <summary>Puts together what the pages read and do.</summary>
public static class PageServices
{
    public static IServiceCollection AddPipelinePages(this IServiceCollection services)
    {
        Type[] parts =
        [
            typeof(PageInbox),
            typeof(ReadSchoolPage),
            typeof(ReadUploadPage),
            typeof(SubmitWorkbook),
            typeof(ExplainQueries),
            typeof(PendingRosters),
            typeof(ReadBoard),
            typeof(OpenPeriod),
            typeof(ReadPublication),
        ];
        foreach (var part in parts)
        {
            services.TryAddSingleton(part);
        }
        return services;
    }
}
