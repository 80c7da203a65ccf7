using Pipeline.Storage;

namespace Pipeline.Repository.Tests.Infra;

/// <summary>What is deployed bears the names that the code asks for, and the app may do what it does and no more.</summary>
[Collection(BicepCollection.Name)]
public sealed class BicepNamesTests(BicepFixture bicep)
{
    private static readonly Dictionary<string, string> BuiltInRoles = new(StringComparer.Ordinal)
    {
        ["blobDataOwner"] = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
        ["blobDataContributor"] = "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
        ["blobDataReader"] = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
        ["queueDataContributor"] = "974c5e8b-45b9-4653-ba55-f855dd294fb4",
        ["tableDataContributor"] = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
        ["metricsPublisher"] = "3913510d-42f4-4e42-8a64-420c390055eb",
    };

    [Fact]
    public void ContainersAreThoseOfTheCode_EachInItsAccount()
    {
        Assert.Equal(
            StorageNames.Containers.Except(StorageNames.HostContainers).Order(StringComparer.Ordinal),
            bicep["modules/storage.bicep"].Strings("containers").Order(StringComparer.Ordinal)
        );
        Assert.Equal(StorageNames.HostContainers, bicep["modules/hoststorage.bicep"].Strings("containers"));
    }

    [Fact]
    public void TablesAreThoseOfTheCode() =>
        Assert.Equal(
            StorageNames.Tables.Order(StringComparer.Ordinal),
            bicep["modules/storage.bicep"].Strings("tables").Order(StringComparer.Ordinal)
        );

    [Fact]
    public void QueuesAreThoseOfTheCode() => Assert.Equal([StorageNames.PoisonQueue], bicep["modules/storage.bicep"].Strings("queues"));

    [Fact]
    public void TheDeploymentContainerIsNoneOfTheProducts() =>
        Assert.DoesNotContain(bicep["modules/hoststorage.bicep"].Var("deploymentContainer").Value.GetString(), StorageNames.Containers);

    /// <summary>Blobs of originals and summaries are never deleted by a rule, nor are their versions.</summary>
    [Fact]
    public void LifecycleRulesSpareWhatIsKeptForGood()
    {
        var rules = bicep["modules/storage.bicep"]
            .Resources()
            .Single(resource => resource.Name == "lifecycle")
            .At("properties.policy.rules")
            .Single()!
            .Value;
        Assert.NotEqual(0, rules.GetArrayLength());
        string[] kept = [StorageNames.Originals + "/", StorageNames.Summaries + "/", StorageNames.Rosters + "/"];
        foreach (var rule in rules.EnumerateArray())
        {
            var prefixes = rule.GetProperty("definition")
                .GetProperty("filters")
                .GetProperty("prefixMatch")
                .EnumerateArray()
                .Select(prefix => prefix.ToString())
                .ToList();
            var deletes = rule.GetProperty("definition").GetProperty("actions").GetRawText().Contains("delete", StringComparison.Ordinal);
            Assert.True(!deletes || !prefixes.Intersect(kept).Any(), rule.GetProperty("name").GetString());
            Assert.All(prefixes, prefix => Assert.Contains('/', prefix));
        }
    }

    [Fact]
    public void RolesBearTheirIds()
    {
        var roles = bicep["modules/roles.bicep"]
            .Of("var")
            .Where(variable => variable.Value.ValueKind == System.Text.Json.JsonValueKind.String)
            .ToDictionary(variable => variable.Name!, variable => variable.Value.GetString()!);
        Assert.Equal(
            BuiltInRoles.OrderBy(role => role.Key, StringComparer.Ordinal),
            roles.OrderBy(role => role.Key, StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("appDataRoles", "blobDataContributor", "queueDataContributor", "tableDataContributor")]
    [InlineData("appHostRoles", "blobDataOwner", "queueDataContributor", "tableDataContributor")]
    [InlineData("operatorRoles", "blobDataOwner", "queueDataContributor", "tableDataContributor")]
    public void NobodyIsGrantedMore(string list, params string[] roles) =>
        Assert.Equal(
            roles,
            bicep["modules/roles.bicep"].Var(list).Value.EnumerateArray().Select(item => item.GetProperty("$expression").GetString())
        );

    /// <summary>The bureau reads what is published and answered, and puts the roster.</summary>
    [Fact]
    public void TheBureauIsGrantedByContainer() =>
        Assert.Equal(
            [
                (StorageNames.Summaries, "blobDataReader"),
                (StorageNames.Receipts, "blobDataReader"),
                (StorageNames.Registry, "blobDataContributor"),
            ],
            bicep["modules/roles.bicep"]
                .Var("bureauGrants")
                .Value.EnumerateArray()
                .Select(grant =>
                    (grant.GetProperty("container").GetString(), grant.GetProperty("role").GetProperty("$expression").GetString())
                )
        );

    /// <summary>
    /// Of the host's own account, the app has all and operators the pages' keys; who may write data reaches neither code nor keys.
    /// </summary>
    [Theory]
    [InlineData("appData", "account")]
    [InlineData("appHost", "hostAccount")]
    [InlineData("appTelemetry", "component")]
    [InlineData("bureau", "granted[index % length(bureauGrants)]")]
    [InlineData("operators", "account")]
    [InlineData("operatorKeys", "keys")]
    public void RolesReachNoFurtherThanTheirResource(string assignment, string scope)
    {
        var assignments = bicep["modules/roles.bicep"]
            .Resources()
            .Where(resource => resource.Type == "Microsoft.Authorization/roleAssignments")
            .ToDictionary(resource => resource.Name!);
        Assert.Equal(scope, assignments[assignment].At("scope").Single()!.Value.GetProperty("$expression").GetString());
    }

    [Fact]
    public void NoRoleIsAssignedElsewhere_ButToTheEventTopic() =>
        Assert.Equal(
            ["keptAside"],
            bicep["modules/events.bicep"]
                .Resources()
                .Where(resource => resource.Type == "Microsoft.Authorization/roleAssignments")
                .Select(role => role.At("scope").Single()!.Value.GetProperty("$expression").GetString())
        );

    [Fact]
    public void RolesAreAssignedInTwoFiles() =>
        Assert.Equal(7, bicep.Resources.Count(resource => resource.Type == "Microsoft.Authorization/roleAssignments"));
}
