using System.Collections.Immutable;
using Pipeline.Domain.Findings;

namespace Pipeline.Domain.Forms;

/// <summary>A check that a form's document declares; the rule of its kind carries it out.</summary>
public abstract record CheckDefinition
{
    private CheckDefinition() { }

    /// <summary>How grave it is where the form says so; null takes the rule's own.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Chinese: what the form's author says of it; goes into the finding.</summary>
    public string Note { get; init; } = "";

    /// <summary>The parts of a row add up to its total: 男生+女生=合计.</summary>
    public sealed record Sum(string Total, ImmutableArray<string> Parts) : CheckDefinition;

    /// <summary>A part (其中) is at most its whole.</summary>
    public sealed record AtMost(string Whole, ImmutableArray<string> Parts) : CheckDefinition;

    /// <summary>The same combination of dimensions stands once.</summary>
    public sealed record Unique(ImmutableArray<string> Dimensions, bool IsError) : CheckDefinition;

    /// <summary>Money and people come together: neither without the other.</summary>
    public sealed record Together(string Money, string People) : CheckDefinition;

    /// <summary>Money a head lies within bounds, in 分.</summary>
    public sealed record PerHead(string Money, string People, long LeastFen, long MostFen) : CheckDefinition;

    /// <summary>
    /// An amount of money is not beside another by a power of ten (10, 100, 1,000, 10,000), as slips of units and zeros are.
    /// </summary>
    public sealed record Slip(string Money, string Beside) : CheckDefinition;

    /// <summary>A measure is at least another of its row: 受助人次, 受助人数.</summary>
    public sealed record AtLeast(string Measure, string Least) : CheckDefinition;

    /// <summary>A measure is at most the sum of another form's measure over the same value of a dimension.</summary>
    public sealed record AtMostOfForm(string Measure, string Form, string OtherMeasure, string Dimension) : CheckDefinition;

    /// <summary>A value of a dimension does not go with a counter: 集体 with 人次.</summary>
    public sealed record CounterOfValue(string Measure, string Dimension, string Value, string Counter) : CheckDefinition;

    /// <summary>Figures summed by some dimensions changed against an earlier period by more than a share and more than an amount.</summary>
    public sealed record Change(ImmutableArray<string> By, int Percent, long Count, long Fen) : CheckDefinition;

    /// <summary>The same row, told by these columns, was reported by another school too.</summary>
    public sealed record SameInOtherSchool(ImmutableArray<string> Columns) : CheckDefinition;

    /// <summary>A rate that a text column states agrees with its parts, two measures of the same row.</summary>
    public sealed record StatedRate(string Column, string Rate) : CheckDefinition;
}
