namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key a request must carry.</summary>
public enum AuthorizationLevel
{
    /// <summary>None.</summary>
    Anonymous = 0,

    /// <summary>As <see cref="Function"/> in the embedded host.</summary>
    User = 1,

    /// <summary>The host's function key or the master key.</summary>
    Function = 2,

    /// <summary>The master key.</summary>
    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}
