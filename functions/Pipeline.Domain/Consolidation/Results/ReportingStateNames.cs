namespace Pipeline.Domain.Consolidation.Results;

/// <summary>The states as Chinese readers see them, everywhere the same.</summary>
public static class ReportingStateNames
{
    public static string ChineseName(this ReportingState state) =>
        state switch
        {
            ReportingState.NotReceived => "未报",
            ReportingState.Received => "已报待查",
            ReportingState.Accepted => "通过",
            ReportingState.AcceptedWithQueries => "有疑问",
            ReportingState.Rejected => "未通过",
            ReportingState.Returned => "退回",
            _ => "已审核",
        };
}
