using System.Text.Json;

namespace Pipeline.Repository.Tests.Infra;

/// <summary>A Bicep file as parse.mjs reads it.</summary>
internal sealed record BicepFile(string Path, BicepError[] Errors, BicepDeclaration[] Declarations)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public IEnumerable<BicepDeclaration> Of(string kind) => Declarations.Where(declaration => declaration.Kind == kind);

    public BicepDeclaration Var(string name) => Of("var").Single(declaration => declaration.Name == name);

    /// <summary>The texts of a variable that is a list of plain strings.</summary>
    public string[] Strings(string variable) => [.. Var(variable).Value.EnumerateArray().Select(item => item.GetString()!)];

    /// <summary>All resources that are created; <c>existing</c> ones are left out.</summary>
    public IEnumerable<BicepResource> Resources() =>
        Of("resource").Where(declaration => !declaration.Existing).Select(declaration => BicepResource.From(this, declaration));
}

/// <summary>A place that is no Bicep.</summary>
internal sealed record BicepError(int Line, int Column, string Text);

/// <summary>
/// A top-level declaration; objects, arrays and plain values are JSON, every other expression is <c>{"$expression": text}</c>.
/// </summary>
internal sealed record BicepDeclaration(string Kind, string? Name, int Line, string? Type, bool Existing, JsonElement Value);
