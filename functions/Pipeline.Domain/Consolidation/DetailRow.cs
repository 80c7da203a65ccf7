using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Consolidation;

/// <summary>One row that went into the summary, with the workbook it came from: the trace behind 数据明细.</summary>
public sealed record DetailRow(School School, Submission Source, DataRow Row);
