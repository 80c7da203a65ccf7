using Pipeline.Domain.Findings;
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
        new PartRowRule(),
        new UniqueRule(),
        new TogetherRule(),
        new PerHeadRule(),
        new SlipRule(),
        new AtLeastRule(),
        new AtMostOfFormRule(),
        new CounterOfValueRule(),
        new StatedRateRule(),
        new DateWithinPeriodRule(),
        new ClassAndGradeRule(),
        new CountInWordsRule(),
        new UnitInWordsRule(),
        new UnitOfOneColumnRule(),
        new DistinctValuesRule(),
    ];

    public abstract void Check(FormTable table, RuleContext context);

    /// <summary>The rule as the form's check wants it: graver or milder, with its author's words.</summary>
    protected static RuleDescriptor As(RuleDescriptor rule, CheckDefinition check) =>
        check is { Severity: null, Note.Length: 0 }
            ? rule
            : rule with
            {
                Severity = check.Severity ?? rule.Severity,
                Remedy = check.Note + rule.Remedy,
            };

    /// <summary>The form's checks of one kind.</summary>
    protected static IEnumerable<TCheck> Checks<TCheck>(FormTable table)
        where TCheck : CheckDefinition => table.Form.Checks.OfType<TCheck>();
}
