using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Text;
using Azure;
using Pipeline.Cli.Commands;
using Pipeline.Domain.YearlyReport;
using Pipeline.LocalServices;
using Pipeline.Steps.Offline;
using Pipeline.Storage;

namespace Pipeline.Cli;

/// <summary>The command line: reads the arguments, runs a command, turns failures into exit statuses and one Chinese sentence.</summary>
public static class CommandLine
{
    /// <summary>How long Ctrl+C waits for services to end in order; the emulator writes its data then.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        // The parser's own messages are translated by ChineseErrors, from one language.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var parsed = CreateRoot().Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var sentence in ChineseErrors.Of(parsed))
            {
                await Console.Error.WriteLineAsync(sentence);
            }
            await Console.Error.WriteLineAsync(ChineseText.Typeset("用法见:") + HelpPage.PathOf(parsed.CommandResult.Command) + " --help");
            return ExitCode.WrongUsage;
        }
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopPatience }
            );
        }
        catch (Exception exception) when (exception is UsageException or UnreadableInputException or NoWorkbooksException)
        {
            return await FailAsync(ExitCode.WrongUsage, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await FailAsync(
                ExitCode.OutsideFailed,
                DiskSpace.IsMissing(exception) ? DiskSpace.Sentence : "读写文件失败:" + exception.Message
            );
        }
        catch (Exception exception) when (exception is LocalServiceException or RequestFailedException or HttpRequestException)
        {
            return await FailAsync(ExitCode.OutsideFailed, "外部服务失败:" + exception.Message);
        }
        catch (AggregateException exception) when (StorageFailure.IsOne(exception, CancellationToken.None))
        {
            // How Azure's clients tell that every retry failed.
            return await FailAsync(
                ExitCode.OutsideFailed,
                "外部服务失败,多次重试仍连接不上,请核对连接字符串和网络:" + exception.InnerException!.Message
            );
        }
        catch (OperationCanceledException)
        {
            return await FailAsync(ExitCode.OutsideFailed, "已中断,没有做完。");
        }
    }

    /// <summary>The commands with their arguments and options.</summary>
    public static RootCommand CreateRoot()
    {
        var root = new RootCommand("区县教育统计汇总:识别、核对、汇总学校上报的标准报表。")
        {
            DemoCommand.Create(),
            UpCommand.Create(),
            CheckCommand.Create(),
            ConsolidateCommand.Create(),
            TemplateCommand.Create(),
            SchemeCommand.Create(),
            BureauCommand.Create(),
            AccessCommand.Create(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = "显示用法";
        help.Action = new HelpPage();
        root.Options.OfType<VersionOption>().Single().Description = "显示版本";
        return root;
    }

    private static async Task<int> FailAsync(int status, string message)
    {
        await Console.Error.WriteLineAsync(message);
        return status;
    }
}
