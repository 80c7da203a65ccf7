using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Domain.History;

/// <summary>
/// The name of one version of one blob: the same for every host and every run that sees it, known from a listing alone, and sorting by
/// time.
/// </summary>
public static class UploadVersion
{
    private const int HashLength = 10;

    /// <summary>
    /// Such as <c>20190702081500-3fa0b2c41d</c>: the time in storage (UTC), and ten hex digits of the SHA-256 of path and ETag.
    /// </summary>
    public static string Of(string path, string etag, DateTimeOffset uploadedAt)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(path + "\n" + etag.Trim('"')));
        return TimeText(uploadedAt) + "-" + Convert.ToHexStringLower(hash)[..HashLength];
    }

    /// <summary>What the versions of a second begin with; versions compare with it by time.</summary>
    public static string TimeText(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
