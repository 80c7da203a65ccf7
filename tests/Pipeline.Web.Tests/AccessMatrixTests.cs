using Microsoft.AspNetCore.Routing;
using Pipeline.Storage.Access;
using Pipeline.TestKit;
using Pipeline.Web.Tests.Support;

namespace Pipeline.Web.Tests;

/// <summary>
/// Every endpoint of the pages, against nobody, the school itself, another school, and every role of the bureau. An endpoint that is not in
/// the table fails.
/// </summary>
[Collection(WebCollection.Name)]
public sealed class AccessMatrixTests(AzuriteFixture azurite)
{
    private const string Anyone = "nobody own other view handle manage area";
    private const string Viewers = "view handle manage area";

    /// <summary>
    /// Method, pattern, and who gets in; of a school's page the other school gets in to its own and never sees the first one's.
    /// </summary>
    private static readonly (string Method, string Pattern, string Allowed)[] Rows =
    [
        ("GET", "/assets/{name}", Anyone),
        ("GET", "/s", Anyone),
        ("POST", "/s/sign-in", Anyone),
        ("GET", "/s/{period:period}", "own other"),
        ("GET", "/s/{period:period}/template", "own other"),
        ("POST", "/s/{period:period}/uploads", "own other"),
        ("GET", "/s/{period:period}/uploads/{version}", "own"),
        ("GET", "/s/{period:period}/uploads/{version}/receipt", "own"),
        ("POST", "/s/{period:period}/uploads/{version}/explanations", "own other"),
        ("GET", "/b/sign-in", Anyone),
        ("POST", "/b/sign-in", Anyone),
        ("POST", "/b/sign-in/once", Anyone),
        ("GET", "/b", Viewers),
        ("GET", "/b/{period:period}", Viewers),
        ("GET", "/b/{period:period}/reminders", Viewers),
        ("GET", "/b/{period:period}/schools.xlsx", Viewers),
        ("GET", "/b/{period:period}/files/{name}", "view handle manage"),
        ("GET", "/b/{period:period}/figures", "view handle manage"),
        ("GET", "/b/{period:period}/figures/{form}/{measure}", "view handle manage"),
        ("GET", "/b/{period:period}/{school:school}", "view handle manage"),
        ("GET", "/b/{period:period}/{school:school}/{version}/receipt", "view handle manage"),
        ("GET", "/b/{period:period}/{school:school}/{version}/original", "view handle manage"),
        ("POST", "/b/{period:period}/{school:school}/return", "handle manage"),
        ("POST", "/b/{period:period}/{school:school}/approve", "handle manage"),
        ("POST", "/b/{period:period}/retry", "handle manage area"),
        ("POST", "/b/periods", "manage"),
        ("POST", "/b/{period:period}/publish", "manage"),
        ("POST", "/b/{period:period}/lock", "manage"),
        ("POST", "/b/{period:period}/unlock", "manage"),
        ("POST", "/b/{period:period}/deadline", "manage"),
        ("GET", "/b/schools", "manage"),
        ("POST", "/b/schools/roster", "manage"),
        ("GET", "/b/schools/roster/{id}", "manage"),
        ("POST", "/b/schools/roster/{id}", "manage"),
        ("POST", "/b/schools/codes", "manage"),
        ("GET", "/b/schools/sheets/{id}", "manage"),
        ("POST", "/b/schools/codes/revoke", "manage"),
        ("POST", "/b/schools/sessions/end", "manage"),
        ("GET", "/b/log", "manage"),
        ("GET", "/b/log.xlsx", "manage"),
        ("POST", "/s/sign-out", "own other"),
        ("POST", "/b/sign-out", Viewers),
    ];

    [Fact]
    public async Task Every_endpoint_lets_in_whom_it_should_and_nobody_else()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var visitors = new Dictionary<string, Visitor>
        {
            ["nobody"] = host.Visit(),
            ["own"] = await host.SignedInAsync(WebHost.First),
            ["other"] = await host.SignedInAsync(WebHost.Second),
            ["view"] = await host.PersonAsync(BureauRole.View),
            ["handle"] = await host.PersonAsync(BureauRole.Handle),
            ["manage"] = await host.PersonAsync(BureauRole.Manage),
            ["area"] = await host.PersonAsync(BureauRole.Manage, "武鸣区/罗波镇"),
        };
        await visitors["own"].GetAsync($"/s/{WebHost.Period}");
        var version = (
            await visitors["own"]
                .UploadAsync($"/s/{WebHost.Period}/uploads", "workbook", "报表.xlsx", WebHost.Workbook(WebHost.First).ToBytes())
        ).Location!.Split('/')[^1];
        await host.Get<Steps.Publish.PublishSummary>().RunAsync(WebHost.Period, default);

        var wrong = new List<string>();
        foreach (var (method, pattern, allowed) in Rows)
        {
            foreach (var (who, visitor) in visitors)
            {
                var isSchool = who is "own" or "other";
                await visitor.GetAsync(
                    pattern.StartsWith("/b", StringComparison.Ordinal)
                        ? isSchool || who == "nobody"
                            ? "/b/sign-in"
                            : "/b"
                        : isSchool
                            ? $"/s/{WebHost.Period}"
                            : "/s"
                );
                var path = PathOf(pattern, version);
                var answer = method == "GET" ? await visitor.GetAsync(path) : await visitor.PostAsync(path);
                var isIn = !answer.IsSignIn && answer.Status is not (400 or 403 or 404) || IsUnknown(pattern, answer.Status, who);
                if (
                    answer.Location
                    is "/s?m=wrong"
                        or "/b/sign-in?m=bureau-wrong"
                        or "/b/sign-in?m=once-wrong"
                        or "/s?m=out"
                        or "/b/sign-in?m=out"
                )
                {
                    isIn = true;
                }
                if (isIn != allowed.Split(' ').Contains(who) || answer.Status >= 500)
                {
                    wrong.Add($"{method} {pattern} by {who}: {answer.Status} {answer.Location}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_endpoint_is_in_the_table()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var found = EndpointsOf(host).Select(each => $"{each.Method} {each.Pattern}").Order(StringComparer.Ordinal);
        Assert.Equal(Rows.Select(row => $"{row.Method} {row.Pattern}").Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public async Task Every_form_needs_its_token()
    {
        await using var host = await WebHost.StartAsync(azurite);
        var posts = EndpointsOf(host).Where(each => each.Method == "POST").ToList();
        Assert.True(posts.Count > 15);
        var school = await host.SignedInAsync(WebHost.First);
        var bureau = await host.PersonAsync(BureauRole.Manage);
        foreach (var (_, pattern) in posts)
        {
            var visitor = pattern.StartsWith("/s", StringComparison.Ordinal) ? school : bureau;
            visitor.Token = "";
            var answer = await visitor.PostAsync(PathOf(pattern, "none"));
            Assert.True(answer.Status == 400, pattern);
            Assert.Contains(
                pattern.EndsWith("/uploads", StringComparison.Ordinal)
                    ? "页面放得太久，没有上报。请重新选择文件。"
                    : "页面放得太久，没有办理。请返回后重试。",
                answer.Text,
                StringComparison.Ordinal
            );
        }
    }

    internal static IEnumerable<(string Method, string Pattern)> EndpointsOf(WebHost host) =>
        host.Pages.Endpoints.SelectMany(endpoint =>
            endpoint
                .Metadata.GetMetadata<HttpMethodMetadata>()!
                .HttpMethods.Select(method => (method, "/" + endpoint.RoutePattern.RawText!.Trim('/')))
        );

    private static string PathOf(string pattern, string version) =>
        pattern
            .Replace("{period:period}", WebHost.Period.ToString(), StringComparison.Ordinal)
            .Replace("{school:school}", WebHost.First.Code.ToString(), StringComparison.Ordinal)
            .Replace("{version}", version, StringComparison.Ordinal)
            .Replace("/assets/{name}", "/assets/site.css", StringComparison.Ordinal)
            .Replace("{name}", "summary.json", StringComparison.Ordinal)
            .Replace("{form}", "aid", StringComparison.Ordinal)
            .Replace("{measure}", "amount", StringComparison.Ordinal)
            .Replace("{id}", new string('a', 16), StringComparison.Ordinal);

    /// <summary>A pending roster or sheet that is not there is told so to who may ask for it.</summary>
    private static bool IsUnknown(string pattern, int status, string who) =>
        status == 404 && who == "manage" && pattern.EndsWith("{id}", StringComparison.Ordinal);
}
