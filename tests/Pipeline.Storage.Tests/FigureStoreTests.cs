using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Domain.Submissions;
using Pipeline.TestKit;

namespace Pipeline.Storage.Tests;

[Collection(StorageCollection.Name)]
public sealed class FigureStoreTests(AzuriteFixture azurite)
{
    private static readonly SubmissionPartition School = SubmissionPartition.Of(Period.FirstHalfOf(2019), SchoolCode.Parse("4501220001"));
    private static readonly FormCatalogue Forms = FormCatalogue.Standard;

    [Fact]
    public async Task RowsAndFindings_RoundTrip_InOrder()
    {
        var sets = new FigureStore((await TestStorage.CreateAsync(azurite)).Clients);
        var rows = Forms.Forms.Reverse().SelectMany(form => Enumerable.Range(1, 120).Select(row => Row(form, row))).ToList();
        Finding[] findings =
        [
            new("X1", Severity.Query, "补助'资金\"", "G7:G9", "近2100人次😀", "是约数。", "请填准确数字。", "已核"),
            new("X2", Severity.Notice, null, null, null, "提示", ""),
        ];

        var set = await sets.WriteAsync(School, "v1", rows, findings, [new("X201", "", "B7", "近2100人次", "已核对")], default);

        var read = await sets.RowsAsync(set, Forms, default);
        Assert.Equal(rows.OrderBy(row => Forms.Forms.IndexOf(row.Form)).Select(Text), read.Select(Text));
        var notes = await sets.NotesAsync(set, default);
        Assert.Equal(findings, notes.Findings);
        Assert.Equal(new QueryExplanation("X201", "", "B7", "近2100人次", "已核对"), Assert.Single(notes.Explanations));
    }

    [Fact]
    public async Task SameSet_WrittenTwice_IsTheSame_AnotherIsAnother()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var sets = new FigureStore(storage.Clients);
        var row = Row(Forms.Forms[0], 5);
        var set = await sets.WriteAsync(School, "v1", [row], [], [], default);
        var before = await storage.DumpTableAsync(StorageNames.FiguresTable);
        Assert.Equal(set, await sets.WriteAsync(School, "v1", [row], [], [], default));
        Assert.Equal(before, await storage.DumpTableAsync(StorageNames.FiguresTable));
        var other = await sets.WriteAsync(School, "v1", [row with { Row = 6 }], [], [], default);
        Assert.NotEqual(set, other);
        Assert.Equal(5, Assert.Single(await sets.RowsAsync(set, Forms, default)).Row);
    }

    [Fact]
    public async Task Remove_TakesTheSetAndNoOther()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var sets = new FigureStore(storage.Clients);
        var gone = await sets.WriteAsync(
            School,
            "v1",
            [.. Enumerable.Range(1, 150).Select(row => Row(Forms.Forms[0], row))],
            [new("X", Severity.Notice, null, null, null, "a", "b")],
            [],
            default
        );
        var kept = await sets.WriteAsync(School, "v2", [Row(Forms.Forms[0], 1)], [], [], default);
        var all = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var set in sets.SetsAsync(School, default))
        {
            all.Add(set);
        }
        Assert.Equal([gone, kept], all);
        await sets.RemoveAsync(gone, default);
        await sets.RemoveAsync(gone, default);
        Assert.Empty(await sets.RowsAsync(gone, Forms, default));
        Assert.Empty(await sets.FindingsAsync(gone, default));
        Assert.Single(await sets.RowsAsync(kept, Forms, default));
    }

    [Fact]
    public async Task LongTexts_AreWrittenInTransactionsThatTheServiceTakes()
    {
        var storage = await TestStorage.CreateAsync(azurite);
        var sets = new FigureStore(storage.Clients);
        var awards = Forms["awards"];
        var longest = string.Concat(Enumerable.Repeat("奖", 32_767));
        var rows = Enumerable.Range(1, 40).Select(row => Row(awards, row) with { Texts = [.. awards.Texts.Select(_ => longest)] }).ToList();
        var set = await sets.WriteAsync(School, "v1", rows, [], [], default);
        Assert.True(storage.Tap.Requests.Count(request => request.StartsWith("POST", StringComparison.Ordinal)) > 4);
        Assert.Equal(longest, (await sets.RowsAsync(set, Forms, default))[39].Texts[0]);
    }

    private static DataRow Row(FormDefinition form, int row) =>
        new(
            form,
            form.Sheet,
            row,
            [.. form.Dimensions.Select((column, i) => i % 3 == 2 ? null : column.Name + "'值\"")],
            [.. form.Texts.Select((column, i) => i % 2 == 1 ? null : "颁奖\n单位😀")],
            [
                .. form.Measures.Select(
                    (_, i) =>
                        (i % 4) switch
                        {
                            0 => new MeasureValue(MeasureState.Reported, row, false, i + 1, null),
                            1 => new MeasureValue(MeasureState.Reported, long.MaxValue, true, i + 1, "近2100人次"),
                            2 => new MeasureValue(MeasureState.Derived, -1, false, 0, null),
                            _ => default(MeasureValue),
                        }
                ),
            ]
        );

    private static string Text(DataRow row) =>
        $"{row.Form.Id} {row.Sheet} {row.Row} {string.Join('|', row.Dimensions)} {string.Join('|', row.Texts)} "
        + $"{string.Join('|', row.Values)}";
}
