namespace FunctionsHost.Tests.Support;

/// <summary>A scoped service, to see whether an invocation has a scope of its own that ends with it.</summary>
public sealed class ScopedMarker : IDisposable
{
    public Guid Id { get; } = Guid.NewGuid();

    public bool Disposed { get; private set; }

    public void Dispose() => Disposed = true;
}
