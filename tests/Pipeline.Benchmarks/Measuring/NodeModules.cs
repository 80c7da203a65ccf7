using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Benchmarks.Measuring;

/// <summary>exceljs as the lock file pins it, fetched once into the user's cache.</summary>
internal static class NodeModules
{
    public const string ExcelJsVersion = "4.4.0";

    /// <summary>The folder node_modules; null if it cannot be had.</summary>
    public static string? Ensure(out string reason)
    {
        reason = "";
        var manifest = Tools.Peer("exceljs");
        var locked = File.ReadAllText(Path.Combine(manifest, "package-lock.json")).ReplaceLineEndings("\n");
        var cache = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        var folder = Path.Combine(
            cache.Length == 0 ? Path.GetTempPath() : cache,
            "education-pipeline",
            $"bench-exceljs-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(locked)))[..12]}"
        );
        var modules = Path.Combine(folder, "node_modules");
        if (File.Exists(Path.Combine(modules, "exceljs", "package.json")))
        {
            return modules;
        }
        if (Tools.Find("npm") is not { } npm)
        {
            reason = "no npm";
            return null;
        }
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(manifest, "package.json"), Path.Combine(folder, "package.json"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "package-lock.json"), locked);
        var run = ProcessRun.Run(npm, ["ci", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts"]);
        if (run.ExitCode != 0)
        {
            reason = "npm ci failed: " + Trimmed(run.Errors);
            return null;
        }
        return modules;
    }

    public static string Trimmed(string text) =>
        text.Trim().ReplaceLineEndings(" ") is { Length: > 160 } longer ? longer[..160] + "…" : text.Trim().ReplaceLineEndings(" ");
}
