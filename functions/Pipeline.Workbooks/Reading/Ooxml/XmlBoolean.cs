namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Truth as XML Schema writes it.</summary>
internal static class XmlBoolean
{
    public static bool IsTrue(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("1"u8) || value.SequenceEqual("true"u8) || value.SequenceEqual("on"u8);
}
