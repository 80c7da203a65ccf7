namespace Azure.Data.Tables.Internal;

/// <summary>Pages fetched one after the other as they are asked for.</summary>
internal sealed class TablePages<T>(Func<string, int?, Task<Page<T>>> fetch, int? pageSize, CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = await fetch(continuationToken, pageSizeHint ?? pageSize).ConfigureAwait(false);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }
}
