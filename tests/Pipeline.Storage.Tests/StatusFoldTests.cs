using Pipeline.Domain.Consolidation;
using Pipeline.Domain.History;
using Pipeline.TestKit;
using static Pipeline.TestKit.Uploads;

namespace Pipeline.Storage.Tests;

/// <summary>The rule of who stands. It lies here beside the submissions that keeps it, because the builders of records do.</summary>
public sealed class StatusFoldTests
{
    [Fact]
    public void NothingUploaded_NotReceived() => Assert.Same(SubmissionStatus.Nothing, StatusFold.Of([], [], null));

    [Fact]
    public void NewestAcceptableWins_WhateverTheOrderOfProcessing()
    {
        UploadRecord[] uploads = [Record(1), Record(2, UploadOutcome.AcceptedWithQueries), Record(3, UploadOutcome.Rejected), Record(4, UploadOutcome.Failed)];
        foreach (var order in Permutations.Of(uploads))
        {
            var status = StatusFold.Of(order, [], null);
            Assert.Equal(uploads[1], status.Accepted);
            Assert.Equal(uploads[3], status.Newest);
            Assert.Equal(ReportingState.Received, status.State);
            Assert.Equal(uploads[0].UploadedAt, status.FirstAcceptedAt);
        }
    }

    [Fact]
    public void RejectedOne_LeavesTheEarlierStanding()
    {
        var good = Record(1);
        var status = StatusFold.Of([good, Record(2, UploadOutcome.Rejected)], [], null);
        Assert.Equal(good, status.Accepted);
        Assert.Equal(ReportingState.Rejected, status.State);
    }

    [Fact]
    public void SameSecond_LaterNameWins()
    {
        var a = Record(1, path: "2019-H1/4501220001/a.xlsx");
        var b = Record(1, path: "2019-H1/4501220001/b.xlsx");
        Assert.Equal(b, StatusFold.Of([b, a], [], null).Accepted);
    }

    [Fact]
    public void SameSecondSameName_LaterRankWins()
    {
        var first = Record(1, rank: 0, etag: "0x1");
        var second = Record(1, rank: 1, etag: "0x2");
        var older = Record(1, rank: -1, etag: "0x3");
        foreach (var order in Permutations.Of([first, second, older]))
        {
            Assert.Equal(second, StatusFold.Of(order, [], null).Accepted);
        }
    }

    [Fact]
    public void Returned_CountsNoLonger_NorDoesAnythingBefore_UntilANewerOneComes()
    {
        var one = Record(1);
        var two = Record(2);
        var act = Return(two);
        var returned = StatusFold.Of([one, two], [act], null);
        Assert.Null(returned.Accepted);
        Assert.Equal(ReportingState.Returned, returned.State);
        Assert.Equal("请核对补助金额。", returned.Reason);

        var rejected = StatusFold.Of([one, two, Record(3, UploadOutcome.Rejected)], [act], null);
        Assert.Null(rejected.Accepted);
        Assert.Equal(ReportingState.Rejected, rejected.State);

        var three = Record(4);
        var anew = StatusFold.Of([one, two, three], [act], null);
        Assert.Equal(three, anew.Accepted);
        Assert.Equal(ReportingState.Accepted, anew.State);
        Assert.Null(anew.Reason);
    }

    [Fact]
    public void Approved_UntilANewerOneComes()
    {
        var one = Record(1, UploadOutcome.AcceptedWithQueries);
        Assert.Equal(ReportingState.Approved, StatusFold.Of([one], [Approve(one)], null).State);
        Assert.Equal(ReportingState.Accepted, StatusFold.Of([one, Record(2)], [Approve(one)], null).State);
        Assert.Equal(ReportingState.Returned, StatusFold.Of([one], [Approve(one, 60), Return(one, 61)], null).State);
    }

    [Theory]
    [InlineData(-1, 0, ReportingState.Received)]
    [InlineData(0, 1, ReportingState.Accepted)]
    [InlineData(1, 1, ReportingState.Accepted)]
    public void Lock_HoldsWhatCameAfterIt(int lockedSecondsAfterUpload, int counted, ReportingState state)
    {
        var upload = Record(1);
        var status = StatusFold.Of([upload], [], upload.UploadedAt.AddSeconds(lockedSecondsAfterUpload));
        Assert.Equal((counted, 1 - counted, state), (status.Accepted is null ? 0 : 1, status.Held, status.State));
    }

    [Fact]
    public void Lock_KeepsWhatStoodBefore()
    {
        var one = Record(1);
        var status = StatusFold.Of([one, Record(5)], [Approve(one, 3)], Morning.AddMinutes(2));
        Assert.Equal((one, ReportingState.Approved, 1, 2), (status.Accepted, status.State, status.Held, status.Uploads));
    }
}
