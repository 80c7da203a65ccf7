using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Domain.Schools;
using Pipeline.Storage.Access;
using Pipeline.TestKit;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests;

/// <summary>What holds of every page: headers, sizes, no inline script or style, Chinese as Chinese.</summary>
[Collection(WebCollection.Name)]
public sealed class PageTests(AzuriteFixture azurite)
{
    private const int MaxPage = 60 * 1024;

    /// <summary>Session, roster, plan, lock, states, publication, with room for one more of each.</summary>
    private const int MaxRequests = 16;

    [Fact]
    public void Assets_are_small() => Assert.InRange(AssetEndpoints.TotalBytes, 1, 30 * 1024);

    [Fact]
    public async Task Every_page_is_small_strict_and_plain()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var many = Enumerable
            .Range(1, 10_000)
            .Select(number => new School(
                SchoolCode.Parse($"45012{number:D5}"),
                $"第{number}小学",
                "小学",
                ["小学"],
                ["武鸣区", $"第{number / 100}学区"],
                true
            ))
            .ToArray();
        await host.PutRosterAsync(many);
        var school = await host.SignedInAsync(many[0]);
        var bureau = await host.PersonAsync(BureauRole.Manage);
        await school.GetAsync($"/s/{WebHost.Period}");
        var wrong = WebHost.Workbook(many[0]) with { IsWrong = true, Aided = 120 };
        var upload = (await school.UploadAsync($"/s/{WebHost.Period}/uploads", "workbook", "报表.xlsx", wrong.ToBytes())).Location!;
        await host.Get<Steps.Pages.OpenPeriod>().RunAsync(WebHost.Period, null, [], "test", default);

        // A board of 10,000 schools asks storage for no more than one of ten does: what each school did not report costs nothing.
        var requests = 0;
        host.Storage.Tap.Before = _ =>
        {
            Interlocked.Increment(ref requests);
            return Task.CompletedTask;
        };
        Assert.Equal(200, (await bureau.GetAsync($"/b/{WebHost.Period}")).Status);
        host.Storage.Tap.Before = null;
        Assert.InRange(requests, 1, MaxRequests);

        await CheckAsync(host.Visit(), "/s", "/b/sign-in", "/nowhere");
        await CheckAsync(school, $"/s/{WebHost.Period}", upload);
        await CheckAsync(
            bureau,
            "/b",
            $"/b/{WebHost.Period}",
            $"/b/{WebHost.Period}?page=2",
            $"/b/{WebHost.Period}/figures",
            $"/b/{WebHost.Period}/{many[0].Code}",
            "/b/log",
            "/b/schools",
            "/b/periods"
        );
    }

    private static async Task CheckAsync(Visitor visitor, params string[] paths)
    {
        foreach (var path in paths)
        {
            var page = await visitor.GetAsync(path);
            var html = Encoding.UTF8.GetString(page.Bytes);
            Assert.True(page.Bytes.Length <= MaxPage, $"{path} has {page.Bytes.Length} bytes.");
            Assert.DoesNotMatch(@"<[^>]+\son[a-z]+=", Regex.Replace(html, "\"[^\"]*\"", "\"\""));
            Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
            Assert.DoesNotMatch("<script(?! src=\"/assets/)", html);
            Assert.DoesNotContain("&#x", html, StringComparison.Ordinal);
            Assert.DoesNotMatch("(src|href|action)=\"(https?:)?//", html);
            Assert.DoesNotMatch("<tbody>\\s*</tbody>", html);
            // Read without tags, with the text alternatives of pictures, which are elements too.
            Assert.DoesNotMatch("[\u4e00-\u9fff][,;:]|[,;:][\u4e00-\u9fff]", Regex.Replace(html, "<[^>]+>", ""));
            Assert.Contains(
                "default-src 'none'",
                string.Join(' ', page.Headers.GetValues("Content-Security-Policy")),
                StringComparison.Ordinal
            );
            Assert.Contains("no-store", page.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.All(
                ["X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Strict-Transport-Security"],
                name => Assert.True(page.Headers.Contains(name), name)
            );
        }
    }
}
