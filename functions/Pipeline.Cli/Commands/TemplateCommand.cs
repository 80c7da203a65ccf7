using System.Collections.Immutable;
using System.CommandLine;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Workbooks.Templates;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline template</c>: writes the standard workbook, prefilled, for one school or for every school of a roster.</summary>
internal static class TemplateCommand
{
    public static Command Create()
    {
        var period = SharedOptions.Period(required: true);
        var roster = SharedOptions.Roster();
        var school = new Option<string?>("--school") { Description = "学校标识码(10位)", HelpName = "标识码" };
        var name = new Option<string?>("--name") { Description = "学校名称", HelpName = "名称" };
        var output = new Option<string>("--out", "-o")
        {
            Description = "用--school时是文件(给已有的文件夹则放在其中),用--roster时是文件夹",
            HelpName = "路径",
            Required = true,
        };
        var scheme = SharedOptions.Scheme();
        var command = new Command("template", "写出预填好的标准报表,给学校填写") { period, roster, scheme, school, name, output };
        command.SetAction(parsed =>
            Run(
                SharedOptions.ReadScheme(parsed.GetValue(scheme)),
                SharedOptions.ReadPeriod(parsed.GetRequiredValue(period))!.Value,
                SharedOptions.ReadRoster(parsed.GetValue(roster)),
                parsed.GetValue(school),
                parsed.GetValue(name),
                parsed.GetRequiredValue(output)
            )
        );
        return command;
    }

    private static int Run(FormCatalogue forms, Period period, Roster? roster, string? code, string? name, string output)
    {
        if (code is not null)
        {
            WriteOne(forms, period, roster, code, name, output);
        }
        else if (name is not null)
        {
            throw new UsageException("给出--name时还要用--school给出学校标识码。");
        }
        else if (roster is not null)
        {
            if (File.Exists(output))
            {
                throw new UsageException($"用--roster时--out要给文件夹,给的是文件:{output}");
            }
            var schools = roster.Expected.ToList();
            foreach (var school in schools)
            {
                Write(
                    forms,
                    period,
                    school.Code,
                    school.Name,
                    school.Stages,
                    Path.Combine(output, FileNameOf(school.Code, school.Name, period))
                );
            }
            Console.WriteLine($"写出{schools.Count}份标准报表，在：{output}");
        }
        else
        {
            throw new UsageException("请给出--roster(名录中每校一份),或--school和--name(一所学校)。");
        }
        return ExitCode.Done;
    }

    private static void WriteOne(FormCatalogue forms, Period period, Roster? roster, string text, string? name, string output)
    {
        if (!SchoolCode.TryParse(text, out var code))
        {
            throw new UsageException($"学校标识码“{text}”不对,应是{SchoolCode.Length}位数字。");
        }
        School? listed = null;
        roster?.TryFind(code, out listed);
        var called = name ?? listed?.Name ?? throw new UsageException("请用--name给出学校名称,或用--roster给出有这所学校的名录。");
        var path = Directory.Exists(output) ? Path.Combine(output, FileNameOf(code, called, period)) : output;
        Write(forms, period, code, called, listed?.Stages ?? [], path);
        Console.WriteLine($"写出标准报表：{path}");
    }

    /// <summary>With the school's name, so that nobody mixes them up; letters that no file name takes are left out.</summary>
    private static string FileNameOf(SchoolCode code, string name, Period period) =>
        $"{code}-{string.Concat(name.Where(letter => !char.IsControl(letter) && !"\\/:*?\"<>|".Contains(letter, StringComparison.Ordinal)))}-{period}{TemplateWriter.Extension}";

    private static void Write(FormCatalogue forms, Period period, SchoolCode code, string name, ImmutableArray<string> stages, string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }
        using var file = File.Create(path);
        TemplateWriter.Write(file, forms, period, code, name, stages);
    }
}
