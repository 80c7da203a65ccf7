using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Pipeline.LocalServices;
using Pipeline.Steps;
using Pipeline.Steps.Access;

namespace Pipeline.Browser.Tests.Support;

/// <summary>The app as it is deployed, on the real worker behind the local host, and a browser.</summary>
public sealed class BrowserHost : IAsyncLifetime
{
    private LocalDistrict? district;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private ServiceProvider? services;

    public Uri Address => district!.Host.Address;

    public T Get<T>()
        where T : notnull => services!.GetRequiredService<T>();

    /// <summary>A visitor with cookies of its own.</summary>
    public async Task<BrowserVisitor> VisitAsync(bool script)
    {
        var context = await browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = Address.ToString(),
                JavaScriptEnabled = script,
                Locale = "zh-CN",
                ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
                AcceptDownloads = true,
            }
        );
        return new BrowserVisitor(await context.NewPageAsync(), script);
    }

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }
        district = await LocalDistrict.StartAsync(null, LocalSettings.Relaxed, new Progress<string>(), CancellationToken.None);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("AzureWebJobsStorage", district.Storage.ConnectionString)])
            .Build();
        services = new ServiceCollection().AddLogging().AddPipeline(configuration).AddPipelineAccess().BuildServiceProvider();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = ["--no-sandbox"] }
        );
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
        playwright?.Dispose();
        if (services is not null)
        {
            await services.DisposeAsync();
        }
        if (district is not null)
        {
            await district.DisposeAsync();
        }
    }
}
