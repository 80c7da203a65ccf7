using Pipeline.Domain.Judging;
using Pipeline.Domain.Submissions;

namespace Pipeline.Steps.Offline;

/// <summary>A folder's workbook with its judgement.</summary>
/// <param name="Content">The file as it was judged.</param>
/// <param name="Submission">Null if the workbook names no school or period.</param>
public sealed record JudgedWorkbook(FolderWorkbook File, ReadOnlyMemory<byte> Content, Judgement Judgement, Submission? Submission);
