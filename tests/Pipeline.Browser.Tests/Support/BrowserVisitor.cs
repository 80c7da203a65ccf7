using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Pipeline.Browser.Tests.Support;

/// <summary>
/// A person at a browser. Whatever breaks the content policy, asks another machine or throws in a script is kept and fails the test.
/// </summary>
public sealed class BrowserVisitor
{
    private static readonly string Pictures = Path.Combine(AppContext.BaseDirectory, "screenshots");
    private readonly List<string> faults = [];
    private readonly bool script;

    public BrowserVisitor(IPage page, bool script)
    {
        Page = page;
        this.script = script;
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
            {
                faults.Add(message.Text);
            }
        };
        page.PageError += (_, error) => faults.Add(error);
        page.Request += (_, request) =>
        {
            var uri = new Uri(request.Url);
            if (!uri.IsLoopback && uri.Scheme is not ("data" or "blob"))
            {
                faults.Add("Another machine was asked: " + request.Url);
            }
        };
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
    }

    public IPage Page { get; }

    public Task GoAsync(string path) => Page.GotoAsync(path);

    public Task FillAsync(string label, string text) => Page.GetByLabel(label, new PageGetByLabelOptions { Exact = true }).FillAsync(text);

    public Task PressAsync(string button) =>
        Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }).First.ClickAsync();

    public Task FollowAsync(string link) =>
        Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = link, Exact = true }).First.ClickAsync();

    public Task ChooseAsync(string label, string name, byte[] content) =>
        Page.GetByLabel(label)
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    Buffer = content,
                }
            );

    public Task SeesAsync(string text) =>
        Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 30_000 });

    /// <summary>Follows a link to a file and returns its name and length.</summary>
    public async Task<(string Name, long Length)> DownloadAsync(string link)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => FollowAsync(link));
        return (download.SuggestedFilename, new FileInfo((await download.PathAsync())!).Length);
    }

    /// <summary>Holds a view against the rules of accessibility, and takes its picture wide and narrow.</summary>
    public async Task CheckAsync(string name)
    {
        if (script)
        {
            foreach (var width in (int[])[1280, 375])
            {
                await Page.SetViewportSizeAsync(width, 900);
                var wide = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                Assert.True(wide <= width, $"{name} is {wide} wide on a screen of {width}.");
                var result = await Page.RunAxe();
                Assert.True(
                    result.Violations.Length == 0,
                    $"{name} at {width}: "
                        + string.Join("; ", result.Violations.Select(each => $"{each.Id} {each.Help}: {each.Nodes[0].Html}"))
                );
                await Page.ScreenshotAsync(
                    new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{name}-{width}.png"), FullPage = true }
                );
            }
            await Page.SetViewportSizeAsync(1280, 900);
        }
        Assert.Empty(faults);
    }
}
