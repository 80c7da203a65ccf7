using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Steps;
using Pipeline.Steps.Access;
using Pipeline.Steps.Upkeep;
using Pipeline.Storage;
using Pipeline.Storage.Access;
using Pipeline.TestKit;
using Pipeline.Workbooks.Rosters;

namespace Pipeline.Web.Tests.Support;

/// <summary>The pages on plain Kestrel, on a free port of 127.0.0.1, with a storage and a clock of their own.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    public static readonly Period Period = Period.FirstHalfOf(2026);

    public static readonly School First = new(
        SchoolCode.Parse("4501220001"),
        "府城镇中心小学",
        "小学",
        ["小学"],
        ["武鸣区", "府城镇"],
        true
    );
    public static readonly School Second = new(
        SchoolCode.Parse("4501220002"),
        "罗波镇中心小学",
        "小学",
        ["小学"],
        ["武鸣区", "罗波镇"],
        true
    );
    public static readonly School Third = new(
        SchoolCode.Parse("4501220003"),
        "府城镇第二小学",
        "小学",
        ["小学"],
        ["武鸣区", "府城镇"],
        true
    );

    private readonly WebApplication app;

    private WebHost(WebApplication app, TestStorage storage, ManualTime time)
    {
        this.app = app;
        Storage = storage;
        Time = time;
    }

    public TestStorage Storage { get; }

    /// <summary>What was logged as an error.</summary>
    public required FaultList Faults { get; init; }

    public ManualTime Time { get; }

    public Uri Address => new(app.Urls.First());

    public WebPipeline Pages => Get<WebPipeline>();

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <param name="settings">Settings besides the defaults, such as <c>Pipeline:Web:SignIn</c>.</param>
    public static async Task<WebHost> StartAsync(AzuriteFixture azurite, params (string Name, string Value)[] settings)
    {
        var host = await StartAsync(await TestStorage.CreateAsync(azurite), new ManualTime(TimeProvider.System.GetUtcNow()), settings);
        await host.PutRosterAsync(First, Second, Third);
        return host;
    }

    /// <summary>Another instance of the same app.</summary>
    public Task<WebHost> OtherInstanceAsync() => StartAsync(Storage.OtherHost(), Time, []);

    public Visitor Visit() => new(Address);

    /// <summary>Issues a code and signs in with it.</summary>
    public async Task<Visitor> SignedInAsync(School school, Period? period = null)
    {
        var visitor = Visit();
        await visitor.GetAsync("/s");
        var page = await visitor.PostAsync("/s/sign-in", ("school", school.Code.ToString()), ("code", await IssueAsync(school, period)));
        Assert.Equal((303, $"/s/{period ?? Period}"), (page.Status, page.Location));
        return visitor;
    }

    /// <summary>Puts a person on the list and signs the person in.</summary>
    public async Task<Visitor> PersonAsync(BureauRole role, params string[] areas)
    {
        var account = $"{role}{string.Concat(areas)}".ToLowerInvariant();
        var issued = await Get<BureauAccess>().IssueAsync(account, NameOf(role), role, [.. areas], "test", default);
        var visitor = Visit();
        await visitor.GetAsync("/b/sign-in");
        var page = await visitor.PostAsync("/b/sign-in/once", ("once", issued.Ticket));
        Assert.Equal((303, "/b"), (page.Status, page.Location));
        return visitor;
    }

    public static string NameOf(BureauRole role) =>
        role switch
        {
            BureauRole.Manage => "王科长",
            BureauRole.Handle => "李老师",
            _ => "赵老师",
        };

    public async Task<string> IssueAsync(School school, Period? period = null) =>
        (await Get<IssueSchoolCodes>().RunAsync(period ?? Period, [school], "test", default))[0].Code;

    public async Task PutRosterAsync(params School[] schools)
    {
        using var workbook = new MemoryStream();
        RosterWriter.Write(workbook, new Roster(schools));
        workbook.Position = 0;
        await Get<RosterStore>().PutUploadAsync(workbook, default);
        await Get<UpdateRoster>().RunAsync(StorageNames.RosterFile, default);
    }

    public static StandardWorkbook Workbook(School school) =>
        new()
        {
            Code = school.Code.ToString(),
            Name = school.Name,
            Period = Period.ToString(),
        };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task<WebHost> StartAsync(TestStorage storage, ManualTime time, (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var faults = new FaultList();
        builder.Logging.ClearProviders().AddProvider(faults);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.Services.AddSingleton<TimeProvider>(time).AddSingleton(storage.Clients).AddSingleton(Options.Create(new PipelineOptions()));
        builder.Services.AddPipelineSteps().AddPipelineWeb(builder.Configuration);
        var app = builder.Build();
        // A web application puts its own sign-in before the pipeline where it finds the services of one; the worker does not.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        ((IApplicationBuilder)app).Properties["__AuthorizationMiddlewareSet"] = true;
        app.Run(app.Services.GetRequiredService<WebPipeline>().InvokeAsync);
        await app.StartAsync();
        return new WebHost(app, storage, time) { Faults = faults };
    }
}
