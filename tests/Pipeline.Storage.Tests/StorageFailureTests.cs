using System.Net.Sockets;
using Azure;

namespace Pipeline.Storage.Tests;

/// <summary>
/// An outage passes, whichever way the clients tell it; a refusal of one request does not; what is not storage's is not taken for it.
/// </summary>
public sealed class StorageFailureTests
{
    public static TheoryData<Exception, bool, bool, string> Failures =>
        new()
        {
            { new RequestFailedException(503, "busy"), true, true, "the server is busy" },
            { new RequestFailedException(0, "no answer"), true, true, "no connection" },
            { new RequestFailedException(403, "no right"), true, true, "a missing right concerns all requests" },
            { new RequestFailedException(404, "gone"), true, true, "deleted in between" },
            { new RequestFailedException(412, "changed"), true, true, "another was faster" },
            { new RequestFailedException(409, "archived"), true, false, "the blob is in the archive tier" },
            { new RequestFailedException(400, "name"), true, false, "a name that the service does not take" },
            {
                new AggregateException("Retry failed", new RequestFailedException(0, "1"), new RequestFailedException(503, "2")),
                true,
                true,
                "every try failed"
            },
            {
                new AggregateException("Retry failed", new RequestFailedException(0, "1"), new TaskCanceledException("100 s")),
                true,
                true,
                "one try had no answer"
            },
            { new AggregateException(), false, false, "nothing at all" },
            { new AggregateException(new RequestFailedException(0, "1"), new FormatException()), false, false, "one is a fault" },
            { new TaskCanceledException("the network's timeout"), true, true, "nobody asked for it" },
            { new HttpRequestException("refused"), true, true, "a connection" },
            { new IOException("reset", new SocketException(104)), true, true, "a body that breaks off" },
            { new IOException("disk full"), false, false, "a file's" },
            { new InvalidOperationException("a fault"), false, false, "the code's own" },
        };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Told(Exception exception, bool isOne, bool passes, string reason)
    {
        Assert.True(isOne == StorageFailure.IsOne(exception, CancellationToken.None), reason);
        Assert.True(passes == StorageFailure.Passes(exception, CancellationToken.None), reason);
    }

    [Fact]
    public void CancellationThatWasAskedFor_IsNoFailure()
    {
        Assert.False(StorageFailure.IsOne(new OperationCanceledException(), new CancellationToken(true)));
        Assert.False(StorageFailure.IsOne(new AggregateException(new OperationCanceledException()), new CancellationToken(true)));
    }
}
