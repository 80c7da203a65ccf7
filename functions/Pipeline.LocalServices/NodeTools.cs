namespace Pipeline.LocalServices;

/// <summary>Where node and npm stand on this machine; throws <see cref="LocalServiceException"/> when they do not.</summary>
internal static class NodeTools
{
    public static string Node => Find("node", OperatingSystem.IsWindows() ? ["node.exe"] : ["node"]);

    public static string Npm => Find("npm", OperatingSystem.IsWindows() ? ["npm.cmd", "npm.exe"] : ["npm"]);

    private static string Find(string name, string[] fileNames)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        var candidates = from folder in folders from fileName in fileNames select Path.Combine(folder.Trim('"'), fileName);
        return candidates.FirstOrDefault(File.Exists)
            ?? throw new LocalServiceException(
                $"没有找到 {name}。存储模拟器 Azurite 需要 Node.js 20 或更新的版本:请从 https://nodejs.org 安装(自带 npm),重新打开终端后再试。"
            );
    }
}
