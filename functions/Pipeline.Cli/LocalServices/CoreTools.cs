namespace Pipeline.Cli.LocalServices;

/// <summary>Azure Functions Core Tools, which start an app that was built on the official packages.</summary>
public static class CoreTools
{
    /// <summary>Chinese, for who has to install them.</summary>
    public const string Missing = "应用是用官方包编译的,要由Azure Functions Core Tools(func)启动,这台机器上没有:请先安装(npm install -g azure-functions-core-tools@4),让func在PATH里,再试一次。";

    /// <summary>The app's folder holds a build on the official packages, not on the stand-ins, which carry a host of their own.</summary>
    public static bool AreNeededBy(string appFolder) => File.Exists(Path.Combine(appFolder, "worker.config.json"));

    /// <summary>The path of <c>func</c>; null where PATH has none.</summary>
    public static string? Find()
    {
        string[] names = OperatingSystem.IsWindows() ? ["func.exe", "func.cmd"] : ["func"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
