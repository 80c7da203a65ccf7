using System.Text.RegularExpressions;

namespace Pipeline.Repository.Tests.Infra;

/// <summary>What the compiler would say of modules and names, as far as it can be said without it.</summary>
[Collection(BicepCollection.Name)]
public sealed class BicepWiringTests(BicepFixture bicep)
{
    [Fact]
    public void ModulesAreGivenTheirParameters()
    {
        var modules = bicep["main.bicep"].Of("module").ToList();
        Assert.Equal(8, modules.Count);
        foreach (var module in modules)
        {
            var file = bicep[module.Type!];
            var given = module.Value.GetProperty("params").EnumerateObject().Select(property => property.Name).ToList();
            var declared = file.Of("param").ToDictionary(declaration => declaration.Name!, HasDefault);
            Assert.Empty(given.Except(declared.Keys));
            Assert.Empty(declared.Where(parameter => !parameter.Value).Select(parameter => parameter.Key).Except(given));
        }
    }

    [Fact]
    public void OutputsThatAreReadExist()
    {
        var main = File.ReadAllText(bicep["main.bicep"].Path);
        var modules = bicep["main.bicep"].Of("module").ToDictionary(module => module.Name!, module => bicep[module.Type!]);
        var read = Regex.Matches(main, @"\b(\w+)\.outputs\.(\w+)");
        Assert.NotEmpty(read);
        Assert.All(read, match => Assert.Contains(modules[match.Groups[1].Value].Of("output"), output => output.Name == match.Groups[2].Value));
    }

    [Fact]
    public void EveryModuleIsUsed() => Assert.Equal(
        bicep.All.Select(file => file.Path.Replace('\\', '/')).Where(path => path.Contains("/modules/")).Select(path => "modules/" + Path.GetFileName(path)).Order(StringComparer.Ordinal),
        bicep["main.bicep"].Of("module").Select(module => module.Type!).Order(StringComparer.Ordinal));

    [Fact]
    public void NamesThatAreDeclaredAreUsed() => Assert.All(bicep.All.Where(file => file.Name.EndsWith(".bicep", StringComparison.Ordinal)), file =>
    {
        var text = Regex.Replace(File.ReadAllText(file.Path), @"^\s*//.*$", "", RegexOptions.Multiline);
        var unused = file.Declarations.Where(declaration => declaration.Kind is "param" or "var" || declaration.Existing)
            .Where(declaration => Regex.Count(text, $@"(?<![\w.']){declaration.Name}\b") < 2).Select(declaration => declaration.Name);
        Assert.Empty(unused);
    });

    [Fact]
    public void TheParameterFileFitsMain()
    {
        var main = bicep["main.bicep"].Of("param").ToDictionary(declaration => declaration.Name!, HasDefault);
        var assigned = bicep["main.bicepparam"].Of("var").Select(declaration => declaration.Name!).ToList();
        Assert.Equal("main.bicep", bicep["main.bicepparam"].Of("using").Single().Value.GetString());
        Assert.Empty(assigned.Except(main.Keys));
        Assert.Empty(main.Where(parameter => !parameter.Value).Select(parameter => parameter.Key).Except(assigned));
    }

    /// <summary>Both plans, and nothing of one where the other was chosen: a condition on a site is not handed down to its settings.</summary>
    [Fact]
    public void EachPlanHasItsOwnResources()
    {
        var byCondition = bicep["modules/functions.bicep"].Resources().ToLookup(resource => resource.Condition, resource => resource.Type.Split('/', 2)[1]);
        Assert.Equal(["serverfarms", "sites", "sites/config"], byCondition["(plan == 'flex')"]);
        Assert.Equal(["storageAccounts", "serverfarms", "sites", "sites/config"], byCondition["(plan == 'premium')"]);
        Assert.Equal(["sites/basicPublishingCredentialsPolicies"], byCondition[null]);
    }

    private static bool HasDefault(BicepDeclaration declaration) => declaration.Value.ValueKind != System.Text.Json.JsonValueKind.Null;
}
