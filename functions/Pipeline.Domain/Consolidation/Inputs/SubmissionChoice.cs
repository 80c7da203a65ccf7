using System.Collections.Immutable;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation.Inputs;

/// <summary>
/// Which of several workbooks of one school and period stands: the later one, on a tie the later file name; a rejected one displaces none.
/// </summary>
public static class SubmissionChoice
{
    /// <summary>Orders workbooks of one school from the one that is displaced to the one that stands.</summary>
    public static int Compare(Submission left, Submission right) => UploadRecord.Of(left).Order.CompareTo(UploadRecord.Of(right).Order);

    /// <summary>The line of a school's period, from all its workbooks of that period in any order.</summary>
    public static PeriodSubmissions Choose(Period period, IEnumerable<Submission> submissions)
    {
        var own = submissions
            .Where(submission => submission.Period == period)
            .Select(submission => (Submission: submission, Record: UploadRecord.Of(submission)))
            .ToList();
        var status = StatusFold.Of(new SubmissionFacts([.. own.Select(each => each.Record)], []), lockedAt: null);
        return new PeriodSubmissions(period, status, own.Find(each => ReferenceEquals(each.Record, status.Accepted)).Submission);
    }

    /// <summary>
    /// All of one school from its workbooks; <paramref name="earlier"/> are those kept apart for comparison (<c>--previous</c>).
    /// </summary>
    public static SchoolSubmissions OfSchool(School school, IEnumerable<Submission> submissions, IEnumerable<Submission> earlier)
    {
        var own = submissions.Where(submission => submission.School == school.Code).ToList();
        return new SchoolSubmissions(
            school,
            Lines(own),
            [
                .. Lines([.. earlier.Where(submission => submission.School == school.Code)])
                    .Select(line => line.Counting)
                    .OfType<Submission>(),
            ]
        );
    }

    /// <summary>Groups a folder's workbooks by school: the roster's schools in its order, then the others by their code.</summary>
    public static IEnumerable<SchoolSubmissions> BySchool(
        IEnumerable<Submission> submissions,
        IEnumerable<Submission> earlier,
        Roster? roster
    )
    {
        var own = submissions.ToLookup(submission => submission.School);
        var before = earlier.ToLookup(submission => submission.School);
        var listed = roster?.Schools.Where(school => own.Contains(school.Code) || before.Contains(school.Code)) ?? [];
        var others = own.Where(group => roster is null || !roster.TryFind(group.Key, out _))
            .OrderBy(group => group.Key)
            .Select(group => new School(group.Key, group.Aggregate(Later)!.SchoolName, "", [], [], IsOpen: true));
        return listed.Concat(others).Select(school => OfSchool(school, own[school.Code], before[school.Code]));
    }

    private static ImmutableArray<PeriodSubmissions> Lines(List<Submission> submissions) =>
        [.. submissions.Select(submission => submission.Period).Distinct().Order().Select(period => Choose(period, submissions))];

    private static Submission Later(Submission? one, Submission other) => one is null || Compare(one, other) < 0 ? other : one;
}
