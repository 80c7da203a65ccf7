namespace Pipeline.Storage.Access;

/// <summary>What a person of the bureau may do; each role holds those before it.</summary>
public enum BureauRole
{
    /// <summary>查看: sees schools, figures and files.</summary>
    View,

    /// <summary>办理: also returns, approves and retries.</summary>
    Handle,

    /// <summary>管理: also periods, locks, publications, roster, access codes and the log.</summary>
    Manage,
}
