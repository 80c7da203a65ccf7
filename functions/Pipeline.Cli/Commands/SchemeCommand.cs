using System.CommandLine;
using System.Text.Json;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Schemes;
using Pipeline.Domain.Schemes.Sheets;
using Pipeline.Steps.Offline;
using Pipeline.Steps.Schemes;
using Pipeline.Workbooks.Layouts;
using Pipeline.Workbooks.Schemes;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline scheme</c>: the reporting scheme (报表制度) as a workbook.</summary>
internal static class SchemeCommand
{
    public static Command Create() =>
        new("scheme", "报表制度:导出成工作簿修改,检查改得对不对,为报告期启用")
        {
            Export(),
            Check(),
            SchemeUseCommand.Show(),
            SchemeUseCommand.Use(),
        };

    private static Command Export()
    {
        var output = new Option<FileInfo>("--out", "-o")
        {
            Description = "写到哪个文件",
            HelpName = "文件",
            Required = true,
        };
        var extended = new Option<bool>("--extended")
        {
            Description = "导出扩展制度(德育、教师、办学条件等十几张表),不加则是标准报表的制度",
        };
        var layouts = new Option<DirectoryInfo?>("--layouts") { Description = "另写两份表样的样例到这个文件夹", HelpName = "文件夹" };
        var command = new Command("export", "导出报表制度工作簿,在Excel或WPS中修改") { output, extended, layouts };
        command.SetAction(parsed =>
        {
            var file = parsed.GetRequiredValue(output);
            Directory.CreateDirectory(file.DirectoryName!);
            using (var stream = file.Create())
            {
                SchemeWorkbook.Write(stream, parsed.GetValue(extended) ? ShippedSchemes.Extended : FormCatalogue.Standard);
            }
            Console.WriteLine($"写出报表制度:{file.FullName}");
            if (parsed.GetValue(layouts) is { } folder)
            {
                WriteLayouts(folder);
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteLayouts(DirectoryInfo folder)
    {
        folder.Create();
        using (var byStage = File.Create(Path.Combine(folder.FullName, SampleLayouts.ByStageFile)))
        {
            SampleLayouts.WriteByStage(byStage);
        }
        using (var notice = File.Create(Path.Combine(folder.FullName, SampleLayouts.NoticeFile)))
        {
            SampleLayouts.WriteNotice(notice);
        }
        Console.WriteLine($"写出表样样例:{folder.FullName}");
    }

    private static Command Check()
    {
        var file = new Argument<FileInfo>("文件") { Description = "报表制度工作簿" };
        var against = new Option<FileInfo?>("--against") { Description = "与哪份报表制度比较,不给则与标准报表的比较", HelpName = "文件" };
        var preview = new Option<DirectoryInfo?>("--preview")
        {
            Description = "把预览(模板,示例学校的报表、回执、汇总表和数据段落)写到哪里",
            HelpName = "文件夹",
        };
        var json = SharedOptions.Json();
        var command = new Command("check", "检查报表制度,列出所有问题和改动") { file, against, preview, json };
        command.SetAction(parsed =>
            Run(parsed.GetRequiredValue(file), parsed.GetValue(against), parsed.GetValue(preview), parsed.GetValue(json))
        );
        return command;
    }

    private static int Run(FileInfo file, FileInfo? against, DirectoryInfo? preview, bool asJson)
    {
        var reading = SchemeWorkbook.Read(FolderWorkbook.ReadBounded(file.FullName), file.Name);
        var before = against is null ? FormCatalogue.Standard : SharedOptions.ReadScheme(against);
        IReadOnlyList<string> differences = reading.Scheme is { } scheme ? SchemeDifference.Of(before, scheme) : [];
        var made = preview is not null && reading.Scheme is { } usable ? WritePreview(preview, usable) : null;
        if (asJson)
        {
            WriteJson(file, reading, differences, made);
        }
        else
        {
            WriteText(file, reading, differences);
            if (made is not null)
            {
                WriteText(preview!, made);
            }
        }
        return reading.Scheme is null ? ExitCode.Rejected : ExitCode.Done;
    }

    private static void WriteText(FileInfo file, SchemeReading reading, IReadOnlyList<string> differences)
    {
        Console.WriteLine($"{file.Name}:{(reading.Scheme is null ? "不能用" : "可以用")}");
        foreach (var finding in reading.Findings)
        {
            Console.WriteLine(
                $"  {finding.Severity.ChineseName()}  {finding.Code}  {finding.Sheet}{(finding.Cell is null ? "" : "!" + finding.Cell)}  {finding.Message}"
            );
        }
        if (reading.Scheme is { } scheme)
        {
            Console.WriteLine(
                $"{scheme.Header.Name} {scheme.Header.Version}版:{string.Join("、", scheme.Forms.Select(form => $"{form.Sheet}({form.Columns.Length}栏)"))};比率{scheme.Rates.Length}个。"
            );
            Console.WriteLine(differences.Count == 0 ? "与比较的制度没有不同。" : "改动:");
            foreach (var line in differences)
            {
                Console.WriteLine("  " + line);
            }
        }
    }

    private static void WriteJson(FileInfo file, SchemeReading reading, IReadOnlyList<string> differences, SchemePreview? preview)
    {
        using var output = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(
            output,
            new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        json.WriteStartObject();
        json.WriteString("file", file.Name);
        json.WriteBoolean("usable", reading.Scheme is not null);
        json.WriteString("digest", reading.Scheme?.Digest);
        WriteFindings(json, "findings", reading.Findings);
        json.WriteStartArray("changes");
        foreach (var line in differences)
        {
            json.WriteStringValue(line);
        }
        json.WriteEndArray();
        if (preview is not null)
        {
            json.WriteStartObject("preview");
            json.WriteString("verdict", preview.Example.Verdict.Name());
            WriteFindings(json, "findings", preview.Example.Findings);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteFindings(Utf8JsonWriter json, string name, IEnumerable<Finding> findings)
    {
        json.WriteStartArray(name);
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("severity", finding.Severity.Name());
            json.WriteString("sheet", finding.Sheet);
            json.WriteString("cell", finding.Cell);
            json.WriteString("text", finding.Text);
            json.WriteString("message", finding.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static SchemePreview WritePreview(DirectoryInfo folder, FormCatalogue scheme)
    {
        folder.Create();
        var preview = SchemePreview.Of(scheme, TimeProvider.System.GetUtcNow());
        foreach (var file in preview.Files)
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, file.Name), file.Content);
        }
        return preview;
    }

    private static void WriteText(DirectoryInfo folder, SchemePreview preview)
    {
        Console.WriteLine($"预览在{folder.FullName}:{string.Join("、", preview.Files.Select(file => file.Name))}。");
        Console.WriteLine(SchemePreviewWords.OfExample(preview));
        foreach (var line in SchemePreviewWords.Findings(preview))
        {
            Console.WriteLine("  " + line);
        }
    }
}
