namespace Pipeline.Steps.Workflow;

/// <param name="Message">Chinese, for whoever asked.</param>
public sealed record ActResult(ActOutcome Outcome, string Message);
