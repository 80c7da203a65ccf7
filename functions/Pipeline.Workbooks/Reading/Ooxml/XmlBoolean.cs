namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>Truth as XML Schema writes it.</summary>
internal static class XmlBoolean
{
    public static bool IsTrue(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("1"u8) || value.SequenceEqual("true"u8) || value.SequenceEqual("on"u8);

    /// <summary>Said to be false; an element that says nothing means what its name says.</summary>
    public static bool IsFalse(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("0"u8) || value.SequenceEqual("false"u8) || value.SequenceEqual("off"u8);
}
