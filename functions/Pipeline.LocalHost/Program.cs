using System.Runtime.InteropServices;
using System.Text;
using Pipeline.LocalHost;

const int Failed = 3;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    var options = HostSettings.Of(args);
    if (options.EndsWithParent)
    {
        new Thread(StopWithParent) { IsBackground = true }.Start();
    }
    await using var host = new LocalHostApplication(options);
    await host.RunAsync(stop.Token);
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 0;
}
catch (HostStartException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return Failed;
}

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}

// The end of the standard input says that the process is gone that started this one, or wants it to stop; it works alike on every system.
void StopWithParent()
{
    using var input = Console.OpenStandardInput();
    var nothing = new byte[64];
    while (input.Read(nothing) > 0) { }
    stop.Cancel();
}
