using System.Collections.Immutable;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>What reading a scheme workbook came to.</summary>
/// <param name="Scheme">Null if there is any error.</param>
/// <param name="Findings">All that is wrong, by sheet and cell.</param>
public sealed record SchemeReading(FormCatalogue? Scheme, ImmutableArray<Finding> Findings);
