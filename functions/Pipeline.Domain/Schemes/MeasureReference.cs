namespace Pipeline.Domain.Schemes;

/// <summary>A measure of a form, by their ids.</summary>
public readonly record struct MeasureReference(string Form, string Measure)
{
    /// <summary><c>form.measure</c>, as documents write it.</summary>
    public override string ToString() => $"{Form}.{Measure}";
}
