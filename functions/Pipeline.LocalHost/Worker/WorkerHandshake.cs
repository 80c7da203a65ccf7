using Pipeline.LocalHost.Protocol;

namespace Pipeline.LocalHost.Worker;

/// <summary>What host and worker tell each other before the first invocation.</summary>
internal static class WorkerHandshake
{
    /// <returns>The app's functions, loaded, and where the worker takes HTTP requests.</returns>
    public static async Task<(IReadOnlyList<FunctionDescription> Functions, Uri? Http)> DoAsync(
        WorkerChannel channel,
        string appFolder,
        CancellationToken cancellationToken
    )
    {
        await channel.Connected.WaitAsync(cancellationToken);
        var init = await channel.AskAsync(
            new StreamingMessage
            {
                WorkerInitRequest = new WorkerInitRequest
                {
                    HostVersion = "4.0.0.0",
                    WorkerDirectory = appFolder,
                    FunctionAppDirectory = appFolder,
                },
            },
            cancellationToken
        );
        Check("应用的初始化", init.WorkerInitResponse.Result);
        var indexed = await channel.AskAsync(
            new StreamingMessage { FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = appFolder } },
            cancellationToken
        );
        Check("列出函数", indexed.FunctionMetadataResponse.Result);
        var functions = indexed.FunctionMetadataResponse.FunctionMetadataResults.Select(FunctionDescription.Of).ToList();
        foreach (var function in functions)
        {
            function.Metadata.Directory = appFolder;
            var loaded = await channel.AskAsync(
                new StreamingMessage
                {
                    FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.Id, Metadata = function.Metadata },
                },
                cancellationToken
            );
            Check("加载函数" + function.Name, loaded.FunctionLoadResponse.Result);
        }
        var http = init.WorkerInitResponse.Capabilities.TryGetValue("HttpUri", out var address) ? new Uri(address) : null;
        return (functions, http);
    }

    private static void Check(string what, StatusResult? result)
    {
        if (result?.Status != StatusResult.Types.Status.Success)
        {
            throw new HostStartException(
                $"{what}没有成功:{result?.Exception?.Message}{Environment.NewLine}{result?.Exception?.StackTrace}"
            );
        }
    }
}
