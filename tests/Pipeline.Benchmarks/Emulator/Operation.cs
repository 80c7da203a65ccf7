namespace Pipeline.Benchmarks.Emulator;

/// <summary>One request to storage as it was sent, and what its answer said about versions.</summary>
/// <param name="Service">blob, queue or table.</param>
/// <param name="PathAndQuery">Behind the host; it names no port, so that it can be sent to another emulator.</param>
/// <param name="ETags">In the order of the answer; a table transaction has one for each entity.</param>
internal sealed record Operation(
    string Service,
    string Method,
    string PathAndQuery,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    byte[] Body,
    int Status,
    IReadOnlyList<string> ETags
)
{
    /// <summary>What it does to which container or table, without names of schools or versions.</summary>
    public string Kind
    {
        get
        {
            var path = Uri.UnescapeDataString(PathAndQuery.Split('?')[0]).Split('/', StringSplitOptions.RemoveEmptyEntries);
            var place = path.Length > 1 ? path[1].Split('(')[0] : "";
            return Service == "table" && place == "$batch" ? $"table transaction {TransactionTable()}" : $"{Service} {Method} {place}";
        }
    }

    private string TransactionTable()
    {
        var text = System.Text.Encoding.UTF8.GetString(Body);
        var at = text.IndexOf("/devstoreaccount1/", StringComparison.Ordinal);
        return at < 0 ? "" : text[(at + "/devstoreaccount1/".Length)..].Split('(', '?', ' ', '\r')[0];
    }
}
