using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Storage.Access;

namespace Pipeline.Steps.Access;

/// <summary>Puts together what signs people in, for the page and the command line alike.</summary>
public static class AccessServices
{
    /// <summary>Adds access codes, sessions, the bureau's people, the log, and keys that all instances share.</summary>
    public static IServiceCollection AddPipelineAccess(this IServiceCollection services)
    {
        Type[] parts =
        [
            typeof(SchoolCredentials),
            typeof(AccessSessions),
            typeof(BureauPeople),
            typeof(AuditTrail),
            typeof(KeyRingStore),
            typeof(SharedKeyRing),
            typeof(SecretHasher),
            typeof(SessionLife),
            typeof(SchoolAccess),
            typeof(BureauAccess),
            typeof(IssueSchoolCodes),
            typeof(AccessSheets),
        ];
        foreach (var part in parts)
        {
            services.TryAddSingleton(part);
        }
        services.AddDataProtection().SetApplicationName("pipeline");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = provider.GetRequiredService<SharedKeyRing>()
        ));
        return services;
    }
}
