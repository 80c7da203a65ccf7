using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Schemes;
using Pipeline.Domain.Schemes.Sentences;

namespace Pipeline.Domain.YearlyReport;

/// <summary>Writes what a form's sentence patterns say of its figures.</summary>
internal static class PatternSentences
{
    /// <summary>The sentences of one pattern: none where its condition does not hold or a figure that it needs is not there.</summary>
    public static IEnumerable<string> Of(Summary summary, FormSummary form, SentenceDefinition sentence)
    {
        var names = new SchemeNames([.. summary.Forms.Select(other => other.Form)], summary.Scheme.Rates);
        if (SentenceParser.Parse(sentence, form.Form, names, []) is not { } pattern || !Holds(pattern.When, form))
        {
            return [];
        }
        return pattern.Composed switch
        {
            null => new SentenceWriter(summary, form).Write(pattern.Parts) is { } text ? [text] : [],
            { Kind: ComposedSentence.Breakdown } roles => BreakdownSentences.Of(summary, form, roles),
            { Kind: ComposedSentence.Honours } roles => Said(HonourSentences.Numbers(summary, form, roles)),
            { Kind: ComposedSentence.Change } roles => Said(TotalSentences.Change(summary, form, roles)),
            { Kind: ComposedSentence.Average } roles => Said(TotalSentences.Average(summary, form, roles)),
            var roles => Said(HonourSentences.Best(summary, form, roles)),
        };
    }

    private static IEnumerable<string> Said(string? text) => text is null ? [] : [text];

    private static bool Holds(SentenceCondition? when, FormSummary form) =>
        when switch
        {
            { Reported: { } measure } => form.Totals[measure.Index].Reported,
            { Several: { } dimension } => FormReader.Of(form).Values(dimension.Id).Skip(1).Any(),
            _ => true,
        };
}
