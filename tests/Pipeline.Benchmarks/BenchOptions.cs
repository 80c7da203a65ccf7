namespace Pipeline.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="Rounds">Turns of each contender in the small measures.</param>
/// <param name="FolderSchools">Workbooks of the folder measures.</param>
/// <param name="GrowthSchools">The steps of the growth measure.</param>
/// <param name="DetailFigures">Rows of 数据明细 in the summary measure.</param>
/// <param name="Uploads">Schools that upload at once.</param>
/// <param name="ValueSchools">Schools with names of their own for everything.</param>
/// <param name="Only">The one measure to run; null for all.</param>
internal sealed record BenchOptions(
    int Rounds,
    int FolderSchools,
    int[] GrowthSchools,
    int DetailFigures,
    int Uploads,
    int ValueSchools,
    string? Only,
    string Work
)
{
    /// <summary>Null if the arguments are none that this program knows.</summary>
    public static BenchOptions? Parse(string[] args, string work)
    {
        var options = new BenchOptions(15, 1000, [10, 100, 1000], 1_000_000, 200, 200, null, work);
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--quick":
                    options = options with
                    {
                        Rounds = 5,
                        FolderSchools = 100,
                        GrowthSchools = [10, 100],
                        DetailFigures = 50_000,
                        Uploads = 40,
                        ValueSchools = 40,
                    };
                    break;
                case "--full":
                    options = options with { Rounds = 31, GrowthSchools = [10, 100, 1000, 10_000] };
                    break;
                case "--only" when i + 1 < args.Length:
                    options = options with { Only = args[++i] };
                    break;
                default:
                    return null;
            }
        }
        return options;
    }
}
