namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where an isolated-worker app begins.</summary>
public class FunctionsApplication
{
    /// <summary>A builder with the defaults of the isolated worker.</summary>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
