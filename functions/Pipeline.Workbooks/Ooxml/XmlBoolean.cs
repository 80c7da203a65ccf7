namespace Pipeline.Workbooks.Ooxml;

/// <summary>Truth as XML Schema writes it.</summary>
internal static class XmlBoolean
{
    public static bool IsTrue(ReadOnlySpan<char> value) => value is "1" or "true" or "on";

    /// <summary>Said to be false; an element that says nothing means what its name says.</summary>
    public static bool IsFalse(ReadOnlySpan<char> value) => value is "0" or "false" or "off";
}
