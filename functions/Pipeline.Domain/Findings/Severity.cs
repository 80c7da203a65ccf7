namespace Pipeline.Domain.Findings;

/// <summary>How grave a finding is, in ascending order.</summary>
public enum Severity
{
    /// <summary>提示: accepted; told to the school only.</summary>
    Notice,

    /// <summary>疑问 (经验校验): accepted, but must be corrected or explained.</summary>
    Query,

    /// <summary>错误 (逻辑校验不通过): the submission is rejected whole.</summary>
    Error,
}
