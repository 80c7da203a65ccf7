using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace FunctionsHost.Tests.Support;

/// <summary>Looks into the queues of the host.</summary>
public static class Queues
{
    public static QueueClient Work(TestHostPlan plan) => new(plan.ConnectionString, "azure-webjobs-blobtrigger-" + plan.Prefix);

    public static QueueClient Poison(TestHostPlan plan) => new(plan.ConnectionString, "webjobs-blobtrigger-poison");

    /// <summary>The decoded messages of the poison queue that speak of the plan's container; all tests share the queue.</summary>
    public static async Task<IReadOnlyList<string>> PoisonedAsync(TestHostPlan plan)
    {
        var queue = Poison(plan);
        if (!await queue.ExistsAsync())
        {
            return [];
        }

        PeekedMessage[] messages = await queue.PeekMessagesAsync(32);
        return [.. messages.Select(message => Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText)))
            .Where(text => text.Contains($"\"{plan.Container}\"", StringComparison.Ordinal))];
    }

    public static async Task<int> CountAsync(QueueClient queue) => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;
}
