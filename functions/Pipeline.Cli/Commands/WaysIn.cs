using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.LocalServices;
using Pipeline.Steps;
using Pipeline.Steps.Access;
using Pipeline.Steps.Pages;
using Pipeline.Storage;
using Pipeline.Storage.Access;

namespace Pipeline.Cli.Commands;

/// <summary>Ways into the pages of a local district: one for the bureau, and one for a school where there are schools.</summary>
internal sealed class WaysIn(LocalDistrict district) : IAsyncDisposable
{
    private const string By = "本机";

    private readonly ServiceProvider services = new ServiceCollection()
        .AddLogging()
        .AddPipeline(
            new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", district.Storage.ConnectionString)]).Build()
        )
        .AddPipelineAccess()
        .AddPipelinePages()
        .BuildServiceProvider();

    /// <summary>Opens periods as the bureau would, so that its page shows them.</summary>
    public async Task OpenAsync(IEnumerable<Period> periods, CancellationToken cancellationToken)
    {
        foreach (var period in periods)
        {
            await services.GetRequiredService<OpenPeriod>().RunAsync(period, null, [], By, cancellationToken);
        }
    }

    /// <summary>Issues and prints them; each is shown once.</summary>
    /// <param name="period">For the school's code; null prints none.</param>
    public async Task PrintAsync(Period? period, CancellationToken cancellationToken)
    {
        var person = await services
            .GetRequiredService<BureauAccess>()
            .IssueAsync("local", "本机管理员", BureauRole.Manage, [], By, cancellationToken);
        Console.WriteLine(
            $"""

            打开页面：
              教育局：{district.Host.Address}b/sign-in#{person.Ticket}
                     (链接只能用一次；没有自动填好时，一次性登录码是 {AccessCode.Format(person.Ticket)})
            """
        );
        if (period is { } at && await FirstAsync(cancellationToken) is { } school)
        {
            var code = (await services.GetRequiredService<IssueSchoolCodes>().RunAsync(at, [school], By, cancellationToken))[0];
            Console.WriteLine(
                $"""
                  学校：  {district.Host.Address}s#{school.Code}.{code.Code}
                         ({school.Name}，{at.ChineseName}；学校标识码 {school.Code}，上报口令 {AccessCode.Format(code.Code)})
                  其他学校的口令在教育局页面“学校与口令”里生成，或运行 pipeline access issue --period {at} --connection 存储连接字符串
                """
            );
        }
        else
        {
            Console.WriteLine("  学校：  先在教育局页面上传学校名录、开放报告期、生成口令单，再到 " + district.Host.Address + "s 登录");
        }
    }

    /// <summary>Sends a workbook through the page as its school would, and looks at it as the bureau would.</summary>
    public async Task VisitAsync(SampleUpload upload, CancellationToken cancellationToken)
    {
        var school = new School(upload.School, upload.School.ToString(), "", [], [], IsOpen: true);
        var code = (await services.GetRequiredService<IssueSchoolCodes>().RunAsync(upload.Period, [school], By, cancellationToken))[0];
        var person = await services
            .GetRequiredService<BureauAccess>()
            .IssueAsync("demo", "演示", BureauRole.View, [], By, cancellationToken);
        using var visit = new PageVisit(district.Host.Address);
        await visit.SchoolAsync(code, upload.Period, upload.Path, cancellationToken);
        await visit.BureauAsync(person.Ticket, upload.Period, upload.School.ToString(), cancellationToken);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task<School?> FirstAsync(CancellationToken cancellationToken) =>
        (await services.GetRequiredService<RosterStore>().CurrentAsync(cancellationToken))?.Roster.Expected.FirstOrDefault();
}
