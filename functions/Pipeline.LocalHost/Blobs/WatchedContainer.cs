namespace Pipeline.LocalHost.Blobs;

/// <summary>A container of the account that a connection names; two accounts may have containers of one name.</summary>
internal sealed record WatchedContainer(string Connection, string Name)
{
    /// <summary>Under which what was seen is remembered.</summary>
    public string FileName => (Connection == HostSettings.OwnConnection ? Name : $"{Connection}/{Name}") + ".json";
}
