namespace Azure.Data.Tables.Internal;

internal sealed class NoValueResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("NoValueResponse does not have a value.");

    public override Response GetRawResponse() => response;
}
