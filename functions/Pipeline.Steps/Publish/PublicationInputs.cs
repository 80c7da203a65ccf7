using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Domain.Consolidation.Inputs;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Forms;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Storage;

namespace Pipeline.Steps.Publish;

/// <summary>
/// Everything that a summary is made of, before the figures themselves are read, and the digest that tells whether anything changed.
/// </summary>
/// <param name="Schools">Those that uploaded anything for the covered or the earlier periods: in the roster's order, then the others by
/// code.</param>
public sealed record PublicationInputs(Period Period, StoredRoster? Roster, DateTimeOffset? Deadline, ImmutableArray<SchoolInputs> Schools)
{
    /// <summary>The deadline was over when the inputs were read: who sent nothing is overdue.</summary>
    public bool IsPastDeadline { get; init; }

    /// <summary>The period is locked, of a year it or both its halves: what is published is final.</summary>
    public Finality? Final { get; init; }

    /// <summary>The scheme that the period is held to: what is summed up, and how.</summary>
    public FormCatalogue Forms { get; init; } = FormCatalogue.Standard;

    /// <summary>Another scheme is being put in force: the schools' figures are of both.</summary>
    public bool IsBetweenSchemes { get; init; }

    /// <summary>The bureau's own tables, to be filled.</summary>
    public ImmutableArray<StoredLayout> Layouts { get; init; } = [];

    /// <summary>What the bureau's settings say about queries.</summary>
    public (PeriodBeforeUse PeriodBefore, bool WithholdsQueried) Settings { get; init; }

    private static readonly string ProductVersion =
        typeof(PublicationInputs).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>No school uploaded anything for the periods that the summary covers.</summary>
    public bool IsEmpty => Schools.All(school => school.Covered.IsEmpty);

    public ConsolidationOptions ToOptions() =>
        new()
        {
            Deadline = Deadline,
            AsOf = IsPastDeadline ? Deadline?.AddTicks(1) : null,
            PeriodBefore = Settings.PeriodBefore,
            Final = Final,
        };

    /// <summary>SHA-256 in hex; the same inputs give the same digest on every host.</summary>
    public string Digest()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Period}\n{ProductVersion}\n{Roster?.Version}\n{Deadline?.UtcTicks} {IsPastDeadline} {Settings} {Final?.Who} {Final?.At.UtcTicks}\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"scheme {Forms.Digest}\n");
        foreach (var layout in Layouts)
        {
            text.Append(CultureInfo.InvariantCulture, $"layout {layout.Name} {layout.ETag}\n");
        }
        foreach (var school in Schools)
        {
            text.Append(CultureInfo.InvariantCulture, $"school {school.School.Code}\n");
            foreach (var row in school.Covered)
            {
                var status = row.Status;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{row.Partition.Key} {status.State} {status.Held} {status.FirstAcceptedAt?.UtcTicks} {status.Explained} {Name(status.Newest)} {Name(status.Accepted)}\n"
                );
            }
            foreach (var row in school.Earlier)
            {
                text.Append(CultureInfo.InvariantCulture, $"{row.Partition.Key} {Name(row.Status.Accepted)}\n");
            }
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Name(UploadRecord? upload) => upload is null ? "-" : $"{upload.Version}:{upload.Verdict}:{upload.FigureSet}";
}
