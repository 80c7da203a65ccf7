using System.Text.RegularExpressions;
using Pipeline.Domain.Periods;

namespace Pipeline.Domain.Tests.Reporting;

/// <summary>The township whose year the published report of 府城 tells: eleven schools, two halves.</summary>
internal static partial class Fucheng2019
{
    public static Period Year { get; } = Period.OfYear(2019);

    public static DistrictBuilder District(Period? period = null)
    {
        var district = new DistrictBuilder(period ?? Year);
        foreach (var line in File.ReadLines(PathOf("roster.tsv")))
        {
            var cells = line.Split('\t');
            district.School(cells[0], cells[1], cells[4], cells[5], cells[6]);
        }
        foreach (var line in File.ReadLines(PathOf("rows.tsv")).Where(line => line[0] != '#'))
        {
            var cells = line.Split('\t');
            var of = Period.Parse(cells[1]);
            if (period is null || of == period)
            {
                district.Row(
                    cells[0],
                    cells[2],
                    string.Join(';', [cells[5], CellReference().Replace(cells[6], ""), cells[7]]),
                    of,
                    int.Parse(cells[4], System.Globalization.CultureInfo.InvariantCulture),
                    cells[3]
                );
            }
        }
        return district;
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Fucheng2019", file);

    [GeneratedRegex("@[A-Z]+[0-9]+|@(?=\\?|;|$)")]
    private static partial Regex CellReference();
}
