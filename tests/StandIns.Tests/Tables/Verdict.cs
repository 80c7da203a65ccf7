namespace StandIns.Tests.Tables;

public enum Verdict
{
    Rejected,
    Accepted,
}
