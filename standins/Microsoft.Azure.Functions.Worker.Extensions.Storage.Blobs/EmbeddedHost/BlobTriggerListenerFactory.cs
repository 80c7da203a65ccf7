using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Settings;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Storage;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Blobs;

internal sealed class BlobTriggerListenerFactory(
    HostState state, StorageConnections connections, FunctionInvoker invoker, ILoggerFactory loggers) : ITriggerListenerFactory
{
    public IEnumerable<string> BindingNames(FunctionDescriptor function) =>
        PatternOf(function).Parameters.Where(name => name.Length > 0).Concat(BlobTriggerValue.Names);

    public ITriggerListener Create(IReadOnlyList<FunctionDescriptor> functions)
    {
        var options = state.Options;
        var host = connections.Blobs(null);
        var queue = new BlobTriggerQueue(connections.Queues(null), state.HostId, options.MessageLease);
        var receipts = new BlobReceipts(host, state.HostId, options.ReceiptTakeover, state.Clock);
        var registrations = functions.Select(Register).ToList();
        var logger = loggers.CreateLogger("Host.Triggers.Blob");
        var scanners = registrations
            .GroupBy(registration => registration.Container.Uri)
            .Select(group => new ContainerScanner(group.ToList(), receipts, queue, logger))
            .ToList();
        var development = registrations.All(registration => StorageConnections.IsDevelopment(registration.Container.GetParentBlobServiceClient()));
        var interval = options.ScanInterval ?? TimeSpan.FromSeconds(development ? 2 : 10);
        var processor = new BlobQueueProcessor(registrations, queue, invoker, state, interval, logger);
        return new BlobTriggerListener(scanners, processor, state.Clock, interval, logger);
    }

    private BlobPathPattern PatternOf(FunctionDescriptor function) =>
        BlobPathPattern.Parse(SettingTokens.Resolve(((BlobTriggerAttribute)function.Trigger).BlobPath, state.Configuration));

    private BlobRegistration Register(FunctionDescriptor function)
    {
        if (!BlobTriggerValue.CanBind(function.TriggerParameter.ParameterType))
        {
            throw new InvalidOperationException(
                $"Function '{function.Name}': a blob trigger cannot give a {function.TriggerParameter.ParameterType.Name}.");
        }

        var pattern = PatternOf(function);
        var connection = ((BlobTriggerAttribute)function.Trigger).Connection;
        return new BlobRegistration(
            function, pattern, connections.Blobs(connection).GetBlobContainerClient(pattern.Container), connections.Queues(connection));
    }
}
