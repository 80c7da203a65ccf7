using Azure.Data.Tables;
using Pipeline.Storage.Tables;

namespace Pipeline.Storage.Access;

/// <summary>A secret's columns in an entity.</summary>
internal static class SecretColumns
{
    public static void Write(TableEntity entity, SecretHash? secret)
    {
        if (secret is not null)
        {
            entity["Salt"] = secret.Salt;
            entity["Hash"] = secret.Hash;
            entity["Iterations"] = secret.Iterations;
            entity["Tag"] = secret.Tag;
        }
    }

    public static SecretHash? Read(TableEntity entity) =>
        entity.GetBinary("Hash") is { } hash
            ? new SecretHash(entity.GetBinary("Salt"), hash, entity.Whole("Iterations"), entity.Whole("Tag"))
            : null;
}
