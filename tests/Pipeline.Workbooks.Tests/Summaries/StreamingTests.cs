using System.Collections.Immutable;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;
using Pipeline.Domain.Tests.Reporting;
using Pipeline.Workbooks.Summaries;
using Pipeline.Workbooks.Tests.Building;

namespace Pipeline.Workbooks.Tests.Summaries;

[Collection(AloneCollection.Name)]
public class StreamingTests
{
    private const int Rows = 100_000;

    [Fact]
    public void A_hundred_thousand_rows_are_written_in_constant_memory()
    {
        var period = Period.FirstHalfOf(2026);
        using var output = new CountingStream();
        using var writer = new SummaryWorkbookWriter(output, FormCatalogue.Standard, period);
        writer.AddDetails(Some(0, 1_000));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 1_000; i < Rows; i += 1_000)
        {
            writer.AddDetails(Some(i, 1_000));
        }
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.True(output.Length > 1_000_000, $"only {output.Length} bytes had left the writer");
        Assert.True(grown < 16_000_000, $"memory grew by {grown} bytes");
    }

    [Fact]
    public void A_finished_workbook_takes_no_more()
    {
        var district = new DistrictBuilder(Period.FirstHalfOf(2026)).School(Districts.Code(0), "一小", "某县");
        using var writer = new SummaryWorkbookWriter(new MemoryStream(), FormCatalogue.Standard, district.Period);
        writer.Finish(district.Build(), null);

        Assert.Throws<ObjectDisposedException>(() => writer.AddDetails(Some(0, 1)));
        Assert.Throws<ObjectDisposedException>(() => writer.Finish(district.Build(), null));
    }

    private static IEnumerable<DetailRow> Some(int first, int count)
    {
        var form = FormCatalogue.Standard["aid"];
        var school = new School(
            SchoolCode.Parse("2145019001"),
            FormattableString.Invariant($"第{first}小学"),
            "小学",
            [],
            ["某县", "某镇"],
            true
        );
        var submission = new Submission(
            school.Code,
            school.Name,
            Period.FirstHalfOf(2026),
            FormattableString.Invariant($"f{first}.xlsx"),
            "v1",
            DateTimeOffset.UnixEpoch,
            Verdict.Accepted,
            ImmutableArray<Finding>.Empty,
            []
        );
        for (var i = 0; i < count; i++)
        {
            yield return new DetailRow(
                school,
                submission,
                new DataRow(
                    form,
                    form.Sheet,
                    i + 4,
                    ["小学", FormattableString.Invariant($"项目{first + i}"), "中央"],
                    [null],
                    [
                        new MeasureValue(MeasureState.Reported, i, false, 4, null),
                        default,
                        default,
                        new MeasureValue(MeasureState.Reported, 100L * i, false, 7, null),
                    ]
                )
            );
        }
    }

    private sealed class CountingStream : Stream
    {
        private long length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position
        {
            get => length;
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => length += count;
    }
}
