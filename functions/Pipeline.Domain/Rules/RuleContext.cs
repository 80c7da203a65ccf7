using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;
using Pipeline.Domain.Reading;
using Pipeline.Domain.Schemes;
using Pipeline.Domain.Submissions;

namespace Pipeline.Domain.Rules;

/// <summary>What a rule may look at besides its own form, and where it reports.</summary>
/// <param name="Tables">The workbook's forms that could be read.</param>
/// <param name="Period">Null if the cover names none.</param>
internal sealed record RuleContext(IReadOnlyList<FormTable> Tables, Period? Period, FindingSink Findings)
{
    /// <summary>The scheme's rates, for checks of stated ones.</summary>
    public IReadOnlyList<RateDefinition> Rates { get; init; } = [];

    /// <summary>Reports a finding at a row's cell of a measure, whether it is filled or blank.</summary>
    public void Report(RuleDescriptor rule, FormTable table, ReadRow row, MeasureColumn measure, string problem)
    {
        var value = row.Data.Values[measure.Index];
        var column = value.Column > 0 ? value.Column : table.ColumnOf(measure);
        Findings.Add(rule, table.Sheet, row.Data.Row, column, TextOf(value, measure), problem);
    }

    /// <summary>A figure as its cell shows it.</summary>
    public static string TextOf(MeasureValue value, MeasureColumn measure) =>
        value.State != MeasureState.Reported ? "" : value.Text ?? QuantityFormat.Plain(value.Value, measure.Kind);

    /// <summary>A figure as messages show it.</summary>
    public static string Figure(long value, MeasureColumn measure) => QuantityFormat.Figure(value, measure.Kind);
}
