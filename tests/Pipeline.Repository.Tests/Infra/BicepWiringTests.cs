namespace Pipeline.Repository.Tests.Infra;

/// <summary>What the compiler takes and is wrong all the same.</summary>
[Collection(BicepCollection.Name)]
public sealed class BicepWiringTests(BicepFixture bicep)
{
    [Fact]
    public void EveryModuleIsUsed() =>
        Assert.Equal(
            bicep
                .All.Select(file => file.Path.Replace('\\', '/'))
                .Where(path => path.Contains("/modules/"))
                .Select(path => "modules/" + Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
            bicep["main.bicep"].Of("module").Select(module => module.Type!).Order(StringComparer.Ordinal)
        );

    /// <summary>
    /// Both plans, and nothing of one where the other was chosen: a condition on a site is not handed down to its settings.
    /// </summary>
    [Fact]
    public void EachPlanHasItsOwnResources()
    {
        var byCondition = bicep["modules/functions.bicep"]
            .Resources()
            .ToLookup(resource => resource.Condition, resource => resource.Type.Split('/', 2)[1]);
        string[] noPasswords = ["sites/basicPublishingCredentialsPolicies", "sites/basicPublishingCredentialsPolicies"];
        Assert.Equal(["serverfarms", "sites", "sites/config", .. noPasswords], byCondition["(plan == 'flex')"]);
        Assert.Equal(["storageAccounts", "serverfarms", "sites", "sites/config", .. noPasswords], byCondition["(plan == 'premium')"]);
        Assert.Empty(byCondition[null]);
    }
}
