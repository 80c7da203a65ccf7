using System.Diagnostics;
using System.Security.Cryptography;

namespace Pipeline.LocalServices;

/// <summary>Azurite as the lock file beside this program pins it, installed once a user and shared by all that run it.</summary>
public sealed class AzuriteInstallation
{
    /// <summary>The pinned version; a test holds it against azurite/package.json.</summary>
    public const string Version = "3.35.0";

    /// <summary>Names a folder to install under instead of the user's own cache.</summary>
    public const string CacheVariable = "PIPELINE_AZURITE_CACHE";

    private static readonly TimeSpan LockPatience = TimeSpan.FromMinutes(5);

    private AzuriteInstallation(string folder) => Folder = folder;

    /// <summary>The folder that holds package.json and node_modules.</summary>
    public string Folder { get; }

    /// <summary>The script that starts blob, queue and table service in one process.</summary>
    public string EntryPoint => EntryPointIn(Folder);

    private static string Manifest => Path.Combine(AppContext.BaseDirectory, "azurite");

    internal static string ParentWatch => Path.Combine(Manifest, "parent-watch.cjs");

    /// <summary>Finds the installation, or makes it with <c>npm ci</c>; several processes may do so at once.</summary>
    /// <exception cref="LocalServiceException">Node.js or npm is missing, or npm failed.</exception>
    public static async Task<AzuriteInstallation> EnsureAsync(
        string? cacheFolder = null,
        IProgress<string>? progress = null,
        TimeProvider? timeProvider = null,
        CancellationToken cancellationToken = default
    )
    {
        var cache = cacheFolder ?? DefaultCache();
        var target = Path.Combine(cache, $"azurite-{Version}-{await LockFileHashAsync(cancellationToken)}");
        if (!File.Exists(EntryPointIn(target)))
        {
            Directory.CreateDirectory(cache);
            await using var _ = await TakeLockAsync(target + ".lock", timeProvider ?? TimeProvider.System, cancellationToken);
            if (!File.Exists(EntryPointIn(target)))
            {
                progress?.Report($"首次使用,正在安装存储模拟器 Azurite {Version}(约需一分钟)……");
                await InstallAsync(target, cancellationToken);
            }
        }

        return new AzuriteInstallation(target);
    }

    private static string EntryPointIn(string folder) => Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");

    private static string DefaultCache()
    {
        var named = Environment.GetEnvironmentVariable(CacheVariable);
        if (!string.IsNullOrWhiteSpace(named))
        {
            return Path.GetFullPath(named);
        }

        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(local.Length == 0 ? Path.GetTempPath() : local, "education-pipeline");
    }

    private static async Task<string> LockFileHashAsync(CancellationToken cancellationToken)
    {
        // Line ends differ with the checkout, the installation does not.
        var text = await File.ReadAllTextAsync(Path.Combine(Manifest, "package-lock.json"), cancellationToken);
        var hash = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
        return Convert.ToHexStringLower(hash)[..12];
    }

    private static async Task<FileStream> TakeLockAsync(string path, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var since = timeProvider.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e is not DirectoryNotFoundException)
            {
                if (timeProvider.GetElapsedTime(since) > LockPatience)
                {
                    throw new LocalServiceException($"另一个进程正在安装 Azurite,等待超时。如果没有这样的进程,请删除 {path} 后再试。", e);
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), timeProvider, cancellationToken);
        }
    }

    private static async Task InstallAsync(string target, CancellationToken cancellationToken)
    {
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(temporary);
        try
        {
            foreach (var name in (string[])["package.json", "package-lock.json"])
            {
                File.Copy(Path.Combine(Manifest, name), Path.Combine(temporary, name));
            }

            await RunNpmAsync(temporary, cancellationToken);
            if (!File.Exists(EntryPointIn(temporary)))
            {
                throw new LocalServiceException($"npm 报告安装成功,但没有找到 Azurite 的启动文件:{EntryPointIn(temporary)}");
            }

            if (Directory.Exists(target))
            {
                // Without its entry point: left by something other than this code.
                Directory.Delete(target, recursive: true);
            }

            Directory.Move(temporary, target);
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    private static async Task RunNpmAsync(string folder, CancellationToken cancellationToken)
    {
        _ = NodeTools.Node;
        var start = new ProcessStartInfo(NodeTools.Npm)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in (string[])["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"])
        {
            start.ArgumentList.Add(argument);
        }

        using var npm = Process.Start(start) ?? throw new LocalServiceException("npm 没有启动。");
        npm.StandardInput.Close();
        var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await npm.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }

        if (npm.ExitCode != 0)
        {
            throw new LocalServiceException(
                $"安装 Azurite 失败(npm ci 退出码 {npm.ExitCode})。请检查网络和 npm 源(npm config get registry)后再试。npm 的输出:{Environment.NewLine}{await output}{await errors}"
            );
        }
    }
}
