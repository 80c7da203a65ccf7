using System.Text;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Schools;
using Pipeline.Storage;
using Pipeline.TestKit;

namespace Pipeline.Endurance.Tests.Reference;

/// <summary>
/// One file as a school sent it. Every figure in it carries its number, so that figures of two uploads cannot be mixed unseen.
/// </summary>
/// <param name="Number">In the order of sending; of two versions of one name in one second it alone tells which is the newer.</param>
/// <param name="At">The time in storage.</param>
internal sealed record Sent(int Number, SchoolCode School, string Path, BookKind Kind, byte[] Content, string ETag, DateTimeOffset At)
{
    public UploadedBlob Blob { get; } = new(Path, ETag, At, Content.Length);

    public string Version => Blob.Version;

    public int Pupils => 1_000 + Number;

    /// <summary>元.</summary>
    public int Amount => 100_000 + Number;

    /// <summary>What it is judged to be.</summary>
    public Verdict Verdict =>
        Kind switch
        {
            BookKind.Good => Verdict.Accepted,
            BookKind.Query => Verdict.AcceptedWithQueries,
            _ => Verdict.Rejected,
        };

    public static byte[] Book(int number, SchoolCode school, string period, BookKind kind) =>
        kind == BookKind.Damaged
            ? Encoding.UTF8.GetBytes($"这不是工作簿 {number}")
            : new StandardWorkbook
            {
                Code = school.ToString(),
                Name = "第" + school + "小学",
                Period = period,
                Pupils = 1_000 + number,
                Amount = 100_000 + number,
                Aided = kind == BookKind.Query ? 1_001 + number : 50,
                IsWrong = kind == BookKind.Wrong,
            }.ToBytes();
}
