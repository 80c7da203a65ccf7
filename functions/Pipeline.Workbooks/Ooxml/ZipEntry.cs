namespace Pipeline.Workbooks.Ooxml;

/// <summary>An entry of a zip file in its packed form, so that it can be carried over without inflating it.</summary>
/// <param name="Name">The name as stored, UTF-8.</param>
/// <param name="Method">0 stored, 8 deflated.</param>
/// <param name="Stamp">MS-DOS time and date, as stored.</param>
internal sealed record ZipEntry(string Name, ushort Method, uint Stamp, uint Crc, ReadOnlyMemory<byte> Packed, long Size);
