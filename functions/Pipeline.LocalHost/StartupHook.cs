using System.Diagnostics;

/// <summary>
/// Runs first in the worker's process (<c>DOTNET_STARTUP_HOOKS</c>): ends it when the host that started it is gone, however that came
/// about. The host holds the other end of the worker's standard input, and every system closes it with the host. The runtime asks for a
/// class of just this name, without a namespace.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        // What the worker starts itself is no worker of this host.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        new Thread(EndWithHost) { IsBackground = true, Name = "Ends with the host" }.Start();
    }

    private static void EndWithHost()
    {
        using var input = Console.OpenStandardInput();
        var nothing = new byte[64];
        try
        {
            while (input.Read(nothing) > 0) { }
        }
        catch (IOException)
        {
            // A broken pipe says the same.
        }
        Process.GetCurrentProcess().Kill();
    }
}
