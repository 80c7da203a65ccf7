using Pipeline.Domain.Schools;

namespace Pipeline.Domain.Tests.Schools;

/// <summary>School codes and the roster that lists them.</summary>
public sealed class SchoolCodeTests
{
    [Theory]
    [InlineData("9501010001")]
    [InlineData("0000000000")]
    public void RoundTrips(string text) => Assert.Equal(text, SchoolCode.Parse(text).ToString());

    [Theory]
    [InlineData(null, "nothing")]
    [InlineData("", "blank")]
    [InlineData("950101000", "nine digits")]
    [InlineData("95010100011", "eleven digits")]
    [InlineData("950101000A", "a letter")]
    [InlineData("９５０１０１０００１", "full-width digits")]
    [InlineData(" 9501010001", "a blank")]
    [InlineData("-950101001", "a sign")]
    public void Rejects(string? text, string reason) => Assert.False(SchoolCode.TryParse(text, out _), reason);

    [Fact]
    public void KeepsItsZeroesAndSortsByDigits() =>
        Assert.Equal(
            ["0000000002", "0000000010", "9000000001"],
            new[] { "9000000001", "0000000010", "0000000002" }
                .Select(text => SchoolCode.Parse(text))
                .Order()
                .Select(code => code.ToString())
        );

    [Fact]
    public void RefusesACodeTwiceInTheRoster()
    {
        var school = new School(SchoolCode.Parse("9501010001"), "甲", "小学", [], ["某县", "某镇"], IsOpen: true);

        Assert.StartsWith(
            "School 9501010001 stands twice in the roster.",
            Assert.Throws<ArgumentException>(() => new Roster([school, school with { Name = "乙" }])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void ExpectsTheOpenSchoolsInTheirOrder()
    {
        var open = new School(SchoolCode.Parse("9501010002"), "甲", "小学", [], ["某县", "某镇"], IsOpen: true);
        var closed = open with { Code = SchoolCode.Parse("9501010001"), IsOpen = false };
        var roster = new Roster([open, closed]);

        Assert.Equal([open], roster.Expected);
        Assert.True(roster.TryFind(closed.Code, out var found) && found == closed);
        Assert.Equal("某县/某镇", open.AreaPath);
    }
}
