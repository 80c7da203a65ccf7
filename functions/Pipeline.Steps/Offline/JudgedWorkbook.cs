using Pipeline.Domain.Judging;
using Pipeline.Domain.Submissions;

namespace Pipeline.Steps.Offline;

/// <summary>A folder's workbook with its judgement; <see cref="Submission"/> is null where it names no school or period.</summary>
public sealed record JudgedWorkbook(FolderWorkbook File, Judgement Judgement, Submission? Submission);
