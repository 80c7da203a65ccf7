using Pipeline.Domain.Forms;
using Pipeline.Domain.Reading;

namespace Pipeline.Domain.Rules;

/// <summary>A rule that looks at the rows of one form; stateless, told what to look at by the form's document.</summary>
internal abstract class FormRule
{
    /// <summary>The rules in the order in which they are applied.</summary>
    public static IReadOnlyList<FormRule> All { get; } =
    [
        new SumRule(),
        new AtMostRule(),
        new TotalRowRule(),
        new UniqueRule(),
        new TogetherRule(),
        new PerHeadRule(),
        new AtMostOfFormRule(),
        new CounterOfValueRule(),
        new DateWithinPeriodRule(),
    ];

    public abstract void Check(FormTable table, RuleContext context);

    /// <summary>The form's checks of one kind.</summary>
    protected static IEnumerable<TCheck> Checks<TCheck>(FormTable table) where TCheck : CheckDefinition => table.Form.Checks.OfType<TCheck>();
}
