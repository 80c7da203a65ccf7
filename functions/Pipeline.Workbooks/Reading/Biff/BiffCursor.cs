using System.Buffers.Binary;

namespace Pipeline.Workbooks.Reading.Biff;

/// <summary>Goes through the records of a BIFF stream, and reads a record's fields.</summary>
/// <remarks>Reading over the end of a record goes on in the CONTINUE records that follow it, as BIFF8 demands.</remarks>
internal sealed class BiffCursor(byte[] stream, ReadingBudget budget)
{
    private const int HeaderSize = 4;

    private int next;
    private int at;
    private int end;

    public ushort Id { get; private set; }

    /// <summary>Bytes of the current record that are not read yet, without its continuations.</summary>
    public int Left => end - at;

    public void Seek(uint offset)
    {
        if (offset >= stream.Length)
        {
            throw RefusedException.Damaged("a sheet lies beyond the end");
        }
        next = (int)offset;
    }

    /// <summary>Goes to the next record; what is left of the current one is passed over.</summary>
    /// <exception cref="RefusedException">The stream ends, or the file has been gone through too often.</exception>
    public void Next()
    {
        if (next + HeaderSize > stream.Length)
        {
            throw RefusedException.Damaged("the records end too early");
        }
        Id = BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(next));
        at = next + HeaderSize;
        end = at + BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(next + 2));
        if (end > stream.Length)
        {
            throw RefusedException.Damaged("a record is cut off");
        }
        budget.Inflated(end - next);
        next = end;
    }

    public byte U8() => Take(1)[0];

    public ushort U16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint U32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>
    /// The next bytes of the current record, without its continuations; as many as there are, at most <paramref name="count"/>.
    /// </summary>
    public ReadOnlySpan<byte> UpTo(int count)
    {
        var bytes = stream.AsSpan(at, Math.Min(count, Left));
        at += bytes.Length;
        return bytes;
    }

    /// <summary>Passes over bytes, through continuations.</summary>
    public void Skip(uint count)
    {
        while (count > Left)
        {
            count -= (uint)Left;
            Continue();
        }
        at += (int)count;
    }

    /// <summary>Reads characters, through continuations; each continuation says anew whether it has one or two bytes a character.</summary>
    public string Characters(int count, bool isWide)
    {
        if (count == 0)
        {
            return "";
        }
        // Two bytes a character at most and one at least: longer than what is left of the stream is a lie.
        if (count > stream.Length)
        {
            throw RefusedException.Damaged("a text longer than the file");
        }
        var text = new char[count];
        var written = 0;
        while (true)
        {
            var width = isWide ? 2 : 1;
            var fit = Math.Min(count - written, Left / width);
            BiffText.Widen(stream.AsSpan(at, fit * width), isWide, text.AsSpan(written));
            at += fit * width;
            written += fit;
            if (written == count)
            {
                return BiffText.Create(text);
            }
            Continue();
            isWide = (U8() & 1) != 0;
        }
    }

    /// <summary>Goes on in the continuation that follows; false if none does.</summary>
    public bool TryContinue()
    {
        if (next + HeaderSize > stream.Length || BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(next)) != BiffRecord.Continue)
        {
            return false;
        }
        var id = Id;
        Next();
        Id = id;
        return true;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (Left == 0)
        {
            Continue();
        }
        if (Left < count)
        {
            throw RefusedException.Damaged("a record is too short");
        }
        at += count;
        return stream.AsSpan(at - count, count);
    }

    private void Continue()
    {
        if (!TryContinue())
        {
            throw RefusedException.Damaged("a record is not continued");
        }
    }
}
