using Pipeline.Domain.Schemes.Sentences;

namespace Pipeline.Domain.YearlyReport;

/// <summary>The ids of the columns that play the parts of a 分项句; empty if the form has no such column.</summary>
internal sealed record BreakdownRoles(string Item, string Source, string People, string Times, string Allocated, string Amount)
{
    public static BreakdownRoles Of(ComposedSentence sentence)
    {
        string Role(string name) => sentence.IdOf(name) ?? "";
        return new BreakdownRoles(Role("项目"), Role("来源"), Role("人数"), Role("人次"), Role("下达"), Role("发放"));
    }
}
