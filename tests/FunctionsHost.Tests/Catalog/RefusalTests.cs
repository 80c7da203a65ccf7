using FunctionsHost.Tests.Functions;
using FunctionsHost.Tests.Support;

namespace FunctionsHost.Tests.Catalog;

/// <summary>What can never work stops the start with its reason; no storage is needed to see it.</summary>
public sealed class RefusalTests
{
    private static TestHostPlan Plan(params Type[] functions) =>
        new("UseDevelopmentStorage=true", "refusal") { Functions = functions };

    [Theory]
    [InlineData(typeof(NoTrigger), "Function 'NoTrigger' has 0 triggers instead of one.")]
    [InlineData(typeof(TwoTriggers), "Function 'TwoTriggers' has 2 triggers instead of one.")]
    [InlineData(typeof(Unbound), "Function 'Unbound': nothing binds the parameter 'nmae'. The trigger offers: BlobTrigger, Metadata, Properties, Uri, name.")]
    [InlineData(typeof(Twice), "More than one function is named 'SAME'.")]
    [InlineData(typeof(BadName), "'1 bad name' is no function name: a letter first, then letters, digits, '-' and '_', 127 at most.")]
    [InlineData(typeof(Hidden), "Function 'Hidden': its method and class must be public.")]
    [InlineData(typeof(WrongType), "Function 'WrongType': a blob trigger cannot give a Int32.")]
    [InlineData(typeof(NoConnection), "No storage connection 'Elsewhere': set it to a connection string (UseDevelopmentStorage=true for the emulator), or set Elsewhere__accountName.")]
    public async Task Rejects(Type functions, string message)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(Plan(functions)));
        Assert.Equal(message, failure.Message);
    }

    [Theory]
    [InlineData("AzureFunctionsWebHost:hostid", "Bad_Id", "AzureFunctionsWebHost__hostid 'Bad_Id' must be 1 to 32 lowercase letters, digits and single dashes, with no dash at either end.")]
    [InlineData("AzureFunctionsWebHost:hostid", "a--b", "AzureFunctionsWebHost__hostid 'a--b' must be 1 to 32 lowercase letters, digits and single dashes, with no dash at either end.")]
    [InlineData("AzureFunctionsJobHost:extensions:queues:maxDequeueCount", "0", "host.json: extensions:queues:maxDequeueCount must be a whole number from 1: '0'.")]
    [InlineData("AzureFunctionsJobHost:extensions:blobs:maxDegreeOfParallelism", "many", "host.json: extensions:blobs:maxDegreeOfParallelism must be a whole number from 1: 'many'.")]
    [InlineData("AzureFunctionsJobHost:extensions:queues:visibilityTimeout", "soon", "host.json: extensions:queues:visibilityTimeout is no time span: 'soon'.")]
    public async Task RejectsSettings(string key, string value, string message)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestHost.StartAsync(Plan(typeof(IngestUpload)).With((key, value))));
        Assert.Equal(message, failure.Message);
    }
}
