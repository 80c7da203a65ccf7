using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace FunctionsHost.Tests.Functions;

// Functions that the host must refuse at the start; they stand outside the types that a test names otherwise.
public sealed class NoTrigger
{
    [Function("NoTrigger")]
    public void Run(string name) => _ = name;
}

public sealed class TwoTriggers
{
    [Function("TwoTriggers")]
    public void Run([BlobTrigger("a/{name}")] BlobClient blob, [TimerTrigger("* * * * * *")] TimerInfo timer) => _ = (blob, timer);
}

public sealed class Unbound
{
    [Function("Unbound")]
    public void Run([BlobTrigger("a/{name}")] BlobClient blob, string nmae) => _ = (blob, nmae);
}

public sealed class Twice
{
    [Function("Same")]
    public void One([TimerTrigger("* * * * * *")] TimerInfo timer) => _ = timer;

    [Function("SAME")]
    public void Two([TimerTrigger("* * * * * *")] TimerInfo timer) => _ = timer;
}

public sealed class BadName
{
    [Function("1 bad name")]
    public void Run([TimerTrigger("* * * * * *")] TimerInfo timer) => _ = timer;
}

public sealed class Hidden
{
    [Function("Hidden")]
    internal void Run([TimerTrigger("* * * * * *")] TimerInfo timer) => _ = timer;
}

public sealed class WrongType
{
    [Function("WrongType")]
    public void Run([BlobTrigger("a/{name}")] int blob) => _ = blob;
}

public sealed class NoConnection
{
    [Function("NoConnection")]
    public void Run([BlobTrigger("a/{name}", Connection = "Elsewhere")] BlobClient blob) => _ = blob;
}
