using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>Which of several workbooks of one school and period stands: the later one, on a tie the later file name; a rejected one displaces none.</summary>
public static class SubmissionChoice
{
    /// <summary>Orders workbooks of one school from the one that is displaced to the one that stands.</summary>
    public static int Compare(Submission left, Submission right) =>
        Compare((left.ReceivedAt, left.File, left.Version), (right.ReceivedAt, right.File, right.Version));

    /// <summary>The line of a school's period, from all its workbooks of that period in any order.</summary>
    public static PeriodSubmissions Choose(Period period, IEnumerable<Submission> submissions)
    {
        Submission? newest = null;
        Submission? counting = null;
        DateTimeOffset? firstAccepted = null;
        foreach (var submission in submissions.Where(submission => submission.Period == period))
        {
            newest = Later(newest, submission);
            if (submission.Verdict != Verdict.Rejected)
            {
                counting = Later(counting, submission);
                firstAccepted = firstAccepted is { } first && first <= submission.ReceivedAt ? first : submission.ReceivedAt;
            }
        }
        return new PeriodSubmissions(period, newest is null ? null : SubmissionOutline.Of(newest), counting) { FirstAcceptedAt = firstAccepted };
    }

    /// <summary>All of one school from its workbooks; <paramref name="earlier"/> are those kept apart for comparison (<c>--previous</c>).</summary>
    public static SchoolSubmissions OfSchool(School school, IEnumerable<Submission> submissions, IEnumerable<Submission> earlier)
    {
        var own = submissions.Where(submission => submission.School == school.Code).ToList();
        return new SchoolSubmissions(school, Lines(own),
            [.. Lines([.. earlier.Where(submission => submission.School == school.Code)]).Select(line => line.Counting).OfType<Submission>()]);
    }

    /// <summary>Groups a folder's workbooks by school: the roster's schools in its order, then the others by their code.</summary>
    public static IEnumerable<SchoolSubmissions> BySchool(IEnumerable<Submission> submissions, IEnumerable<Submission> earlier, Roster? roster)
    {
        var own = submissions.ToLookup(submission => submission.School);
        var before = earlier.ToLookup(submission => submission.School);
        var listed = roster?.Schools.Where(school => own.Contains(school.Code) || before.Contains(school.Code)) ?? [];
        var others = own.Where(group => roster is null || !roster.TryFind(group.Key, out _)).OrderBy(group => group.Key)
            .Select(group => new School(group.Key, group.Aggregate(Later)!.SchoolName, "", [], [], IsOpen: true));
        return listed.Concat(others).Select(school => OfSchool(school, own[school.Code], before[school.Code]));
    }

    internal static int Compare((DateTimeOffset At, string File, string Version) left, (DateTimeOffset At, string File, string Version) right)
    {
        var byTime = left.At.CompareTo(right.At);
        var byName = byTime != 0 ? byTime : string.CompareOrdinal(left.File, right.File);
        return byName != 0 ? byName : string.CompareOrdinal(left.Version, right.Version);
    }

    private static ImmutableArray<PeriodSubmissions> Lines(List<Submission> submissions) =>
        [.. submissions.Select(submission => submission.Period).Distinct().Order().Select(period => Choose(period, submissions))];

    private static Submission Later(Submission? one, Submission other) => one is null || Compare(one, other) < 0 ? other : one;
}
