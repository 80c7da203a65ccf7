using System.Reflection;

namespace Pipeline.Workbooks.Ooxml;

/// <summary>The version that written files carry, so that a question about one can name what wrote it.</summary>
internal static class ProductVersion
{
    /// <summary>As <c>Directory.Build.props</c> has it, without the commit.</summary>
    public static string Text { get; } =
        (typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split(
            '+'
        )[0];

    /// <summary>Who wrote a file, as its properties say it.</summary>
    public static string Creator => "教育统计汇总 " + Text;
}
