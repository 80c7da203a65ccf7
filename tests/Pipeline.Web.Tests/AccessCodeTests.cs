using Pipeline.Steps.Access;

namespace Pipeline.Web.Tests;

/// <summary>Access codes: how they are made, typed and checked.</summary>
public sealed class AccessCodeTests
{
    [Fact]
    public void New_codes_are_read_and_differ()
    {
        var codes = Enumerable.Range(0, 2_000).Select(_ => AccessCode.Create()).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(
            codes,
            code =>
            {
                Assert.Matches("^[0-9A-HJKMNP-TV-Z]{17}$", code);
                Assert.True(AccessCode.TryRead(AccessCode.Format(code), out var read));
                Assert.Equal(code, read);
            }
        );
    }

    [Fact]
    public void A_wrong_sign_and_two_that_changed_places_are_noticed()
    {
        const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var code = AccessCode.Create();
        for (var place = 0; place < code.Length; place++)
        {
            foreach (var sign in Alphabet.Where(sign => sign != code[place]))
            {
                Assert.False(AccessCode.TryRead(code[..place] + sign + code[(place + 1)..], out _));
            }
            if (place > 0 && code[place] != code[place - 1])
            {
                Assert.False(AccessCode.TryRead(code[..(place - 1)] + code[place] + code[place - 1] + code[(place + 1)..], out _));
            }
        }
    }

    [Theory]
    [InlineData(null, "nothing")]
    [InlineData("", "nothing typed")]
    [InlineData("7K3M-Q9TX-2VBD-H4NC", "the check sign is missing")]
    [InlineData("7K3M-Q9TX-2VBD-H4NC-WW", "a sign too many")]
    [InlineData("UUUU-UUUU-UUUU-UUUU-U", "signs that codes do not have")]
    public void What_is_no_code_is_refused(string? typed, string reason) => Assert.False(AccessCode.TryRead(typed, out _), reason);

    [Fact]
    public async Task What_is_kept_matches_the_code_alone()
    {
        using var hasher = new SecretHasher();
        var code = AccessCode.Create();
        var kept = SecretHasher.Create(code);
        Assert.True(kept.Iterations >= 210_000);
        Assert.True(SecretHasher.MayMatch(kept, code));
        Assert.True(await hasher.MatchesAsync(kept, code, default));
        Assert.False(await hasher.MatchesAsync(kept, AccessCode.Create(), default));
        Assert.NotEqual(kept.Hash, SecretHasher.Create(code).Hash);
    }
}
