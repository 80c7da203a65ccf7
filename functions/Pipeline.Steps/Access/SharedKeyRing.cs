using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Pipeline.Storage.Access;

namespace Pipeline.Steps.Access;

/// <summary>Keeps the keys of cookies and forms in storage, so that every instance reads what another wrote.</summary>
public sealed class SharedKeyRing(KeyRingStore store) : IXmlRepository
{
    // The framework asks without await, once at the start and then once a day.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(() => store.KeysAsync(CancellationToken.None)).GetAwaiter().GetResult().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => store.AddKeyAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None))
            .GetAwaiter()
            .GetResult();
}
