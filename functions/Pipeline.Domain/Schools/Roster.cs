using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Domain.Schools;

/// <summary>The roster (学校名录): who is expected to report, in the bureau's own order.</summary>
public sealed class Roster
{
    private readonly Dictionary<SchoolCode, School> byCode;

    /// <exception cref="ArgumentException">A code stands twice.</exception>
    public Roster(IEnumerable<School> schools)
    {
        Schools = [.. schools];
        byCode = new Dictionary<SchoolCode, School>(Schools.Length);
        foreach (var school in Schools)
        {
            if (!byCode.TryAdd(school.Code, school))
            {
                throw new ArgumentException($"School {school.Code} stands twice in the roster.", nameof(schools));
            }
        }
    }

    public ImmutableArray<School> Schools { get; }

    /// <summary>The schools that are expected to report: those that are open.</summary>
    public IEnumerable<School> Expected => Schools.Where(school => school.IsOpen);

    public bool TryFind(SchoolCode code, [NotNullWhen(true)] out School? school) => byCode.TryGetValue(code, out school);
}
