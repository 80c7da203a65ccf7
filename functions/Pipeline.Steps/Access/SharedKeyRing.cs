using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Pipeline.Storage.Access;

namespace Pipeline.Steps.Access;

/// <summary>Keeps the keys of cookies and forms in storage, so that every instance reads what another wrote.</summary>
public sealed class SharedKeyRing(KeyRingStore shelf) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. shelf.Keys().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) => shelf.AddKey(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
