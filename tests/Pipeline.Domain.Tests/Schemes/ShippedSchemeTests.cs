using Pipeline.Domain.Schemes;

namespace Pipeline.Domain.Tests.Schemes;

public sealed class ShippedSchemeTests
{
    [Fact]
    public void Extended_HasTheFormsThatBureausAlsoReport() =>
        Assert.Equal(
            [
                "students",
                "aid",
                "awards",
                "activities",
                "staff",
                "facilities",
                "family",
                "teaching",
                "evaluation",
                "institutions",
                "welfare",
                "dropout",
                "exchange",
                "outcomes",
                "governance",
                "adult",
                "rates",
            ],
            ShippedSchemes.Extended.Forms.Select(form => form.Id)
        );

    [Fact]
    public void Extended_ReadsBackEqual()
    {
        var reading = new SchemeGrid(ShippedSchemes.Extended).Read();
        Assert.Empty(reading.Findings);
        Assert.Equal(SchemeJson.Write(ShippedSchemes.Extended), SchemeJson.Write(reading.Scheme!));
    }
}
