using Pipeline.Endurance.Tests.Reference;

namespace Pipeline.Endurance.Tests.Histories;

/// <summary>Histories as they could happen, and as nobody would wish them.</summary>
internal static class RandomHistory
{
    public const int Schools = 2;
    public const int Files = 2;

    public static IReadOnlyList<Op> Of(Random random)
    {
        var ops = new List<Op> { Put(random) };
        for (var left = random.Next(4, 15); left > 0; left--)
        {
            ops.Add(
                random.Next(10) switch
                {
                    < 4 => Put(random),
                    < 7 => Step(random),
                    < 8 => new Op.Crash(Step(random), random.Next(1, 22), random.Next(2) == 0),
                    _ => Meanwhile(random),
                }
            );
            // A trigger that comes twice, a person who clicks twice.
            if (ops[^1] is not Op.Put && random.Next(4) == 0)
            {
                ops.Add(ops[^1]);
            }
        }
        return ops;
    }

    /// <summary>Half of the time the other host takes an upload of the very school that the step is at.</summary>
    private static Op.Meanwhile Meanwhile(Random random)
    {
        var step = Step(random);
        Op other = random.Next(6) switch
        {
            0 => Put(random),
            1 => Step(random),
            2 => new Op.Both(Put(random), Step(random)),
            _ => Upload(random, SchoolOf(step) ?? random.Next(Schools)),
        };
        return new Op.Meanwhile(step, random.Next(1, 22), other);
    }

    private static Op.Both Upload(Random random, int school)
    {
        var put = new Op.Put(school, random.Next(Files), (BookKind)"0001122003"[random.Next(10)] - '0', random.Next(3));
        return new Op.Both(put, new Op.Ingest(school, put.File));
    }

    private static int? SchoolOf(Op step) =>
        step switch
        {
            Op.Ingest ingest => ingest.School,
            Op.Fail fail => fail.School,
            Op.Return back => back.School,
            Op.Approve approve => approve.School,
            _ => null,
        };

    private static Op Put(Random random) =>
        random.Next(12) == 0
            ? new Op.Delete(random.Next(Schools), random.Next(Files))
            : new Op.Put(
                random.Next(Schools),
                random.Next(Files),
                (BookKind)"0001122003"[random.Next(10)] - '0',
                random.Next(20) == 0 ? 1_800 : random.Next(3)
            );

    private static Op Step(Random random) =>
        random.Next(20) switch
        {
            < 9 => new Op.Ingest(random.Next(Schools), random.Next(Files)),
            9 => new Op.Fail(random.Next(Schools), random.Next(Files)),
            10 => new Op.Retry(),
            11 => new Op.Return(random.Next(Schools)),
            12 or 13 => new Op.Approve(random.Next(Schools)),
            14 or 15 => new Op.Lock(random.Next(5) < 3),
            16 or 17 => new Op.Sweep(),
            18 => random.Next(2) == 0 ? new Op.Publish() : new Op.Status(),
            _ => new Op.CleanUp(random.Next(2) == 0 ? 31 : 401),
        };
}
