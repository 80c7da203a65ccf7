using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.History;
using Pipeline.TestKit;
using static Pipeline.TestKit.Uploads;

namespace Pipeline.Storage.Tests;

/// <summary>The rule of who stands. It lies here beside the submissions that keeps it, because the builders of records do.</summary>
public sealed class StatusFoldTests
{
    [Fact]
    public void NothingUploaded_NotReceived() => Assert.Same(SubmissionStatus.Nothing, Fold([], []));

    [Fact]
    public void NewestAcceptableWins_WhateverTheOrderOfProcessing()
    {
        UploadRecord[] uploads = [Record(1), Record(2, Verdict.AcceptedWithQueries), Record(3, Verdict.Rejected), Record(4, null)];
        foreach (var order in Permutations.Of(uploads))
        {
            var status = Fold(order, []);
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
        var status = Fold([good, Record(2, Verdict.Rejected)], []);
        Assert.Equal(good, status.Accepted);
        Assert.Equal(ReportingState.Rejected, status.State);
    }

    [Fact]
    public void SameSecond_LaterNameWins()
    {
        var a = Record(1, path: "2019-H1/4501220001/a.xlsx");
        var b = Record(1, path: "2019-H1/4501220001/b.xlsx");
        Assert.Equal(b, Fold([b, a], []).Accepted);
    }

    [Fact]
    public void SameSecondSameName_LaterRankWins()
    {
        var first = Record(1, rank: 0, etag: "0x1");
        var second = Record(1, rank: 1, etag: "0x2");
        var older = Record(1, rank: -1, etag: "0x3");
        foreach (var order in Permutations.Of([first, second, older]))
        {
            Assert.Equal(second, Fold(order, []).Accepted);
        }
    }

    [Fact]
    public void Returned_CountsNoLonger_NorDoesAnythingBefore_UntilANewerOneComes()
    {
        var one = Record(1);
        var two = Record(2);
        var act = Return(two);
        var returned = Fold([one, two], [act]);
        Assert.Null(returned.Accepted);
        Assert.Equal(ReportingState.Returned, returned.State);
        Assert.Equal("请核对补助金额。", returned.Reason);

        var rejected = Fold([one, two, Record(3, Verdict.Rejected)], [act]);
        Assert.Null(rejected.Accepted);
        Assert.Equal(ReportingState.Rejected, rejected.State);

        var three = Record(4);
        var anew = Fold([one, two, three], [act]);
        Assert.Equal(three, anew.Accepted);
        Assert.Equal(ReportingState.Accepted, anew.State);
        Assert.Null(anew.Reason);
    }

    [Fact]
    public void Approved_UntilANewerOneComes()
    {
        var one = Record(1, Verdict.AcceptedWithQueries);
        Assert.Equal(ReportingState.Approved, Fold([one], [Approve(one)]).State);
        Assert.Equal(ReportingState.Accepted, Fold([one, Record(2)], [Approve(one)]).State);
        Assert.Equal(ReportingState.Returned, Fold([one], [Approve(one, 60), Return(one, 61)]).State);
    }

    [Theory]
    [InlineData(-1, 0, ReportingState.Received)]
    [InlineData(0, 1, ReportingState.Accepted)]
    [InlineData(1, 1, ReportingState.Accepted)]
    public void Lock_HoldsWhatCameAfterIt(int lockedSecondsAfterUpload, int counted, ReportingState state)
    {
        var upload = Record(1);
        var status = Fold([upload], [], upload.UploadedAt.AddSeconds(lockedSecondsAfterUpload));
        Assert.Equal((counted, 1 - counted, state), (status.Accepted is null ? 0 : 1, status.Held, status.State));
    }

    [Fact]
    public void Lock_KeepsWhatStoodBefore()
    {
        var one = Record(1);
        var status = Fold([one, Record(5)], [Approve(one, 3)], Morning.AddMinutes(2));
        Assert.Equal((one, ReportingState.Approved, 1, 2), (status.Accepted, status.State, status.Held, status.Uploads));
    }
}
