using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Domain.Forms;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps.Ingest;
using Pipeline.Storage;
using Pipeline.TestKit;

namespace Pipeline.Steps.Tests;

/// <summary>One host with its steps, on a storage of its own or on another's.</summary>
internal sealed class Rig
{
    public static readonly Period Period = Period.FirstHalfOf(2019);
    public static readonly SchoolCode School = SchoolCode.Parse("4501220001");
    private readonly ServiceProvider services;

    private Rig(TestStorage storage, ManualTime time)
    {
        Storage = storage;
        Time = time;
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(storage.Clients)
            .AddSingleton(Options.Create(Settings))
            .AddPipelineSteps()
            .BuildServiceProvider();
    }

    public PipelineOptions Settings { get; } = new();

    public TestStorage Storage { get; }

    public ManualTime Time { get; }

    public FaultTap Tap => Storage.Tap;

    public SubmissionStore Submissions => Get<SubmissionStore>();

    public static async Task<Rig> StartAsync(AzuriteFixture azurite) =>
        new(await TestStorage.CreateAsync(azurite), new ManualTime(TimeProvider.System.GetUtcNow()));

    public Rig OtherHost() => new(Storage.OtherHost(), Time);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Uploads as a school does, and returns the blob as storage has it.</summary>
    public async Task<UploadedBlob> UploadAsync(StandardWorkbook workbook, string file = "报表.xlsx") =>
        await UploadAsync($"{workbook.Period}/{workbook.Code}/{file}", workbook.ToBytes());

    public async Task<UploadedBlob> UploadAsync(string path, byte[] content)
    {
        var uploads = Get<UploadStore>();
        await uploads.PutAsync(path, new MemoryStream(content), default);
        return (await uploads.FindAsync(path, default))!;
    }

    /// <summary>Uploads in a later second than what was uploaded before: storage tells whole seconds only.</summary>
    public async Task<UploadedBlob> UploadLaterAsync(StandardWorkbook workbook, UploadedBlob than, string file = "报表.xlsx")
    {
        while (TimeProvider.System.GetUtcNow() < than.UploadedAt.AddSeconds(1))
        {
            await Task.Delay(50);
        }
        return await UploadAsync(workbook, file);
    }

    public Task<IngestOutcome> IngestAsync(UploadedBlob blob) => Get<IngestUpload>().RunAsync(blob.Path, default);

    public async Task<SubmissionStatus> StatusAsync(Period? period = null, SchoolCode? school = null) =>
        (await Submissions.StatusAsync(period ?? Period, school ?? School, default))?.Status ?? SubmissionStatus.Nothing;

    public async Task<byte[]> ReceiptAsync(UploadedBlob blob)
    {
        await using var stream = await Get<ReceiptStore>().OpenAsync(ReceiptStore.PathOf(blob.Partition, blob.Version), default);
        Assert.NotNull(stream);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }

    /// <summary>The amount that counts, in 元, from the figures in storage; null if none counts.</summary>
    public async Task<long?> AmountAsync(Period? period = null, SchoolCode? school = null)
    {
        if ((await StatusAsync(period, school)).Accepted is not { } accepted)
        {
            return null;
        }
        var amount = FormCatalogue.Standard["aid"].Measure("amount");
        var rows = await Get<FigureStore>().RowsAsync(accepted.FigureSet, FormCatalogue.Standard, default);
        return rows.Where(row => row.Form.Id == "aid").Sum(row => row.Values[amount.Index].Value) / 100;
    }

    /// <summary>
    /// What must hold after the dust settled: original, receipt, history, one set of figures and no other, a status that follows from the
    /// history.
    /// </summary>
    public async Task AssertWholeAsync(UploadedBlob blob, byte[] content)
    {
        await using (var original = await Get<OriginalStore>().OpenAsync(blob, default))
        {
            using var memory = new MemoryStream();
            await original.CopyToAsync(memory);
            Assert.Equal(content, memory.ToArray());
        }
        Assert.NotEmpty(await ReceiptAsync(blob));
        var page = await Submissions.ReadAsync(blob.Partition, default);
        var upload = Assert.Single(page.Uploads, upload => upload.Version == blob.Version);
        var sets = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var set in Get<FigureStore>().SetsAsync(blob.Partition, default))
        {
            sets.Add(set);
        }
        Assert.Subset(page.Uploads.Select(each => each.FigureSet).ToHashSet(), sets);
        if (upload.IsAcceptable)
        {
            Assert.Contains(upload.FigureSet, sets);
        }
        if (blob.Address.IsPlaced)
        {
            Assert.True(
                await Submissions.TrySettleAsync(page, await Get<PeriodStore>().LockAsync(blob.Address.Period.Value, default), default),
                "The status does not follow from the history."
            );
        }
    }

    public static string Code(int number) => (4501220000L + number).ToString(CultureInfo.InvariantCulture);
}
