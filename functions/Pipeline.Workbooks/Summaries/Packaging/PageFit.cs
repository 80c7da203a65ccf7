using System.Collections.Immutable;

namespace Pipeline.Workbooks.Summaries.Packaging;

/// <summary>How a sheet is fitted to paper.</summary>
/// <param name="Paper">The paper's number: 9 for A4, 8 for A3.</param>
/// <param name="Tall">How many pages stand below each other; 0 for as many as are needed.</param>
/// <param name="Breaks">The rows after which a page ends.</param>
internal sealed record PageFit(int Paper, int Wide, int Tall, ImmutableArray<int> Breaks);
