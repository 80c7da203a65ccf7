using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation.Results;

/// <summary>One reported award, for the list of the best.</summary>
/// <param name="IsDoubtful">Another school reported the same award (项目+级别+等次+颁奖单位+日期).</param>
public sealed record AwardLine(SchoolCode School, string SchoolName, DataRow Row, bool IsDoubtful);
