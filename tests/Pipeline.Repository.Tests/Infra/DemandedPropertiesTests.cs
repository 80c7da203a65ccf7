using System.Text.Json;

namespace Pipeline.Repository.Tests.Infra;

/// <summary>
/// Every resource has what demanded-properties.json asks of its type; a type that the table does not know may not be deployed.
/// </summary>
[Collection(BicepCollection.Name)]
public sealed class DemandedPropertiesTests(BicepFixture bicep)
{
    private static readonly Demand[] Demands = JsonSerializer.Deserialize<Demand[]>(
        RepositoryFiles.Read("tests", "Pipeline.Repository.Tests", "Infra", "demanded-properties.json"),
        JsonSerializerOptions.Web
    )!;

    [Fact]
    public void EveryResourceHasThem()
    {
        var resources = bicep.Resources.ToList();
        Assert.NotEmpty(resources);
        Assert.Empty(resources.SelectMany(MissingFrom));
    }

    [Fact]
    public void EveryDemandMeetsAResource() => Assert.All(Demands, demand => Assert.Contains(bicep.Resources, demand.Concerns));

    [Fact]
    public void EveryVersionIsTheOneOfItsType()
    {
        var versions = bicep
            .All.SelectMany(file =>
                file.Declarations.Where(declaration => declaration.Kind == "resource").Select(declaration => declaration.Type!.Split('@'))
            )
            .GroupBy(parts => parts[0].Split('/')[0] + "/" + parts[0].Split('/')[1], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        Assert.All(versions, type => Assert.Single(type.Distinct()));
        // These two were never given a version without preview that does what is asked of them here.
        string[] onlyPreview = ["Microsoft.Insights/diagnosticSettings", "Microsoft.Security/defenderForStorageSettings"];
        Assert.All(
            versions.Where(type => !onlyPreview.Contains(type.Key)),
            type => Assert.All(type, version => Assert.DoesNotContain("preview", version, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void AMissingPropertyIsSeen()
    {
        var body = JsonDocument.Parse("""{"properties": {"allowBlobPublicAccess": true}}""").RootElement;
        var wrong = new BicepResource("x.bicep", "x", 1, "Microsoft.Storage/storageAccounts", "2023-05-01", null, body);
        Assert.Contains(MissingFrom(wrong), line => line.Contains("properties.allowBlobPublicAccess", StringComparison.Ordinal));
        Assert.Contains(MissingFrom(wrong), line => line.Contains("properties.minimumTlsVersion", StringComparison.Ordinal));
        Assert.NotEmpty(MissingFrom(wrong with { Type = "Microsoft.Sql/servers" }));
    }

    private static IEnumerable<string> MissingFrom(BicepResource resource)
    {
        var demands = Demands.Where(demand => demand.Concerns(resource)).ToList();
        if (demands.Count == 0)
        {
            return [$"{resource}: the table says nothing of this type."];
        }
        return demands
            .SelectMany(demand => demand.Properties)
            .SelectMany(property =>
                resource
                    .At(property.Key)
                    .Where(value => !Fits(value, property.Value))
                    .Select(value =>
                        $"{resource}: {property.Key} is {value?.GetRawText() ?? "missing"}, not {property.Value.GetRawText()}."
                    )
            );
    }

    /// <summary><c>"*"</c> asks for any value, an array for one of its values, everything else for itself.</summary>
    private static bool Fits(JsonElement? value, JsonElement demanded)
    {
        if (value is not { } there)
        {
            return false;
        }
        return demanded switch
        {
            { ValueKind: JsonValueKind.String } when demanded.GetString() == "*" => true,
            { ValueKind: JsonValueKind.Object } when demanded.TryGetProperty("oneOf", out var choices) => choices
                .EnumerateArray()
                .Any(choice => JsonElement.DeepEquals(there, choice)),
            _ => JsonElement.DeepEquals(there, demanded),
        };
    }

    private sealed record Demand(string Type, string? Name, string Why, Dictionary<string, JsonElement> Properties)
    {
        public bool Concerns(BicepResource resource) => resource.Type == Type && (Name is null || Name == resource.Name);
    }
}
