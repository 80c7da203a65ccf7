using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pipeline.Repository.Tests.Infra;

/// <summary>
/// Reads Bicep with the grammar of tree-sitter-bicep, as WebAssembly under Node.js; <c>npm ci</c> fetches it once a user into the same
/// cache that holds the storage emulator. Nothing is compiled and no script of a package runs.
/// </summary>
internal static class BicepParser
{
    private const string CacheVariable = "PIPELINE_BICEP_PARSER_CACHE";

    /// <exception cref="InvalidOperationException">Node.js 20 or npm is missing, or one of them failed; the message says which and what to
    /// do.</exception>
    public static async Task<BicepFile[]> ParseAsync(IEnumerable<string> paths)
    {
        var folder = await InstallAsync();
        var output = await RunAsync("node", folder, [Path.Combine(folder, "parse.mjs"), .. paths]);
        return JsonSerializer.Deserialize<BicepFile[]>(output, JsonSerializerOptions.Web)!;
    }

    private static async Task<string> InstallAsync()
    {
        var source = RepositoryFiles.PathOf("tests", "Pipeline.Repository.Tests", "bicep-parser");
        string[] files = ["package.json", "package-lock.json", "parse.mjs"];
        var content = string.Concat(files.Select(file => File.ReadAllText(Path.Combine(source, file)).ReplaceLineEndings("\n")));
        var target = Path.Combine(
            Cache(),
            "bicep-parser-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12]
        );
        if (Directory.Exists(target))
        {
            return target;
        }
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(temporary);
        try
        {
            foreach (var file in files)
            {
                File.Copy(Path.Combine(source, file), Path.Combine(temporary, file));
            }
            await RunAsync("npm", temporary, ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"]);
            Publish(temporary, target);
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
        return target;
    }

    private static void Publish(string temporary, string target)
    {
        try
        {
            Directory.Move(temporary, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            // Another test run was faster; both hold the same.
        }
    }

    private static string Cache()
    {
        var named = Environment.GetEnvironmentVariable(CacheVariable);
        if (!string.IsNullOrWhiteSpace(named))
        {
            return Path.GetFullPath(named);
        }
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(local.Length == 0 ? Path.GetTempPath() : local, "education-pipeline");
    }

    private static async Task<string> RunAsync(string tool, string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Find(tool), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException(
                $"{tool} ended with {process.ExitCode} in {folder}.{Environment.NewLine}{await output}{await errors}"
            );
    }

    private static string Find(string tool)
    {
        string[] names = OperatingSystem.IsWindows() ? [tool + ".exe", tool + ".cmd"] : [tool];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder.Trim('"'), name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"{tool} was not found on the PATH. The Bicep tests need Node.js 20 or newer, which brings npm."
            );
    }
}
