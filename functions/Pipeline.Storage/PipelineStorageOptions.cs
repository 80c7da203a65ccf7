using System.ComponentModel.DataAnnotations;

namespace Pipeline.Storage;

/// <summary>
/// Which storage accounts the pipeline works on. Section <c>Pipeline</c>; the account of the data comes from <c>PipelineData</c>, the
/// host's own from <c>AzureWebJobsStorage</c>; where the first is not set, they are one.
/// </summary>
public sealed class PipelineStorageOptions
{
    public const string Section = "Pipeline";

    /// <summary>A connection string; empty if an identity is used. Default: empty.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The account to reach with an identity; empty if a connection string is used. Default: empty.</summary>
    public string AccountName { get; set; } = "";

    /// <summary>
    /// The host's own account by connection string, for <see cref="StorageNames.HostContainers"/>; empty: see <see
    /// cref="HostAccountName"/>. Default: empty.
    /// </summary>
    public string HostConnectionString { get; set; } = "";

    /// <summary>The host's own account by name; empty, and no connection string: the account of the data. Default: empty.</summary>
    public string HostAccountName { get; set; } = "";

    /// <summary>The client id of a user-assigned identity; empty for the system-assigned one. Default: empty.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Use the managed identity alone, and none of a developer's sign-ins. Default: false.</summary>
    public bool ManagedIdentityOnly { get; set; }

    /// <summary>The cloud's domain: <c>core.windows.net</c> (default), <c>core.chinacloudapi.cn</c> for the one run by 21Vianet.</summary>
    [Required]
    public string EndpointSuffix { get; set; } = "core.windows.net";

    /// <summary>
    /// For tests and tools: put before the name of every container, table and queue, so that several pipelines share an account. The app's
    /// triggers know none. Lower-case letters and digits, at most 20. Default: empty.
    /// </summary>
    [RegularExpression("^([a-z][a-z0-9]{0,19})?$")]
    public string Prefix { get; set; } = "";
}
