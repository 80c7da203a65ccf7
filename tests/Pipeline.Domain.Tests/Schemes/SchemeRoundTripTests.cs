using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schemes;

namespace Pipeline.Domain.Tests.Schemes;

public sealed class SchemeRoundTripTests
{
    [Fact]
    public void TheBuiltIn_ReadsBackEqual_AsRowsAndAsADocument()
    {
        var reading = new SchemeGrid(FormCatalogue.Standard).Read();
        Assert.Empty(reading.Findings);
        Assert.Equal(SchemeJson.Write(FormCatalogue.Standard), SchemeJson.Write(reading.Scheme!));
        Assert.Equal(FormCatalogue.Standard.Digest, reading.Scheme!.Digest);
        Assert.Equal(FormCatalogue.Standard.Digest, FormCatalogue.Parse(SchemeJson.Write(FormCatalogue.Standard)).Digest);
    }

    /// <summary>Whatever a scheme can say survives the way into a workbook's rows and back.</summary>
    [Fact]
    public void AnyScheme_ReadsBackEqual()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var scheme = FormCatalogue.Parse(new RandomScheme(seed).ToDocument());
            var reading = new SchemeGrid(scheme).Read();
            Assert.True(
                reading.Scheme is not null,
                $"seed {seed}: {string.Join('\n', reading.Findings.Select(finding => $"{finding.Sheet}!{finding.Cell} {finding.Message}"))}"
            );
            Assert.True(SchemeJson.Write(scheme) == SchemeJson.Write(reading.Scheme!), $"seed {seed}");
        }
    }

    [Fact]
    public void ADifference_ChangesTheDigest()
    {
        var changed = new SchemeGrid(FormCatalogue.Standard).Set("逻辑关系", 8, "上限", "60000").Read();
        Assert.NotEqual(FormCatalogue.Standard.Digest, changed.Scheme!.Digest);
        Assert.Equal(60_000_00, changed.Scheme["aid"].Checks.OfType<CheckDefinition.PerHead>().First().MostFen);
    }

    [Fact]
    public void WithoutACode_OneFollowsFromTheName_TheSameEachTime()
    {
        FormCatalogue Read() => new SchemeGrid(FormCatalogue.Standard).Set("栏目", 13, "代码", "").Read().Scheme!;
        Assert.Equal(Read().Digest, Read().Digest);
        var column = Read()["aid"].Columns.First(column => column.Id.StartsWith('x'));
        Assert.Equal(FormCatalogue.Standard["aid"].Columns[1].Name, column.Name);
    }

    [Theory]
    [InlineData("2018-H2", false, "before its beginning")]
    [InlineData("2019-H1", true, "its first half year")]
    [InlineData("2019", true, "its first year")]
    [InlineData("2026-H2", true, "its last period")]
    [InlineData("2027-H1", false, "after its end")]
    public void Covers(string period, bool covered, string reason) =>
        Assert.True(SampleSchemes.WithRates().Header.Covers(Period.Parse(period)) == covered, reason);
}
