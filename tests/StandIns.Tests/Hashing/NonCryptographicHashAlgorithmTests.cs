using System.IO.Hashing;

namespace StandIns.Tests.Hashing;

public sealed class NonCryptographicHashAlgorithmTests
{
    [Fact]
    public async Task EveryWayToAppend_GivesTheSame()
    {
        var bytes = Enumerable.Range(0, 200_000).Select(i => (byte)(i % 251)).ToArray();
        var whole = new Sum();
        whole.Append(bytes);
        var expected = whole.GetCurrentHash();
        Assert.NotEqual(new byte[4], expected);

        var span = new Sum();
        span.Append(bytes.AsSpan(0, 100));
        span.Append(bytes.AsSpan(100));
        Assert.Equal(expected, span.GetCurrentHash());

        var stream = new Sum();
        stream.Append(new MemoryStream(bytes));
        Assert.Equal(expected, stream.GetCurrentHash());

        var asynchronous = new Sum();
        await asynchronous.AppendAsync(new MemoryStream(bytes));
        Assert.Equal(expected, asynchronous.GetCurrentHash());
    }

    [Fact]
    public void GetCurrentHash_LeavesTheState_AndGetHashAndReset_DoesNot()
    {
        var sum = new Sum();
        sum.Append([1, 2, 3]);
        Assert.Equal(new byte[] { 6, 0, 0, 0 }, sum.GetCurrentHash());
        Assert.Equal(new byte[] { 6, 0, 0, 0 }, sum.GetHashAndReset());
        Assert.Equal(new byte[4], sum.GetCurrentHash());
    }

    [Fact]
    public void ADestination_MustHoldTheHash_AndMayBeLonger()
    {
        var sum = new Sum();
        sum.Append([5]);
        Assert.Equal(4, sum.HashLengthInBytes);
        Assert.False(sum.TryGetCurrentHash(new byte[3], out var none));
        Assert.Equal(0, none);
        Assert.Throws<ArgumentException>(() => sum.GetCurrentHash(new byte[3]));
        Assert.Throws<ArgumentException>(() => sum.GetHashAndReset(new byte[3]));

        var longer = new byte[] { 9, 9, 9, 9, 9 };
        Assert.True(sum.TryGetHashAndReset(longer, out var written));
        Assert.Equal(4, written);
        Assert.Equal(new byte[] { 5, 0, 0, 0, 9 }, longer);
        Assert.Equal(4, sum.GetCurrentHash(longer));
    }

    [Fact]
    public void WhatIsNothing_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => new Sum().Append((byte[])null!));
        Assert.Throws<ArgumentNullException>(() => new Sum().Append((Stream)null!));
    }

    private sealed class Sum() : NonCryptographicHashAlgorithm(4)
    {
        private int _sum;

        public override void Append(ReadOnlySpan<byte> source)
        {
            foreach (var value in source)
            {
                _sum += value;
            }
        }

        public override void Reset() => _sum = 0;

        protected override void GetCurrentHashCore(Span<byte> destination) =>
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(destination, _sum);
    }
}
