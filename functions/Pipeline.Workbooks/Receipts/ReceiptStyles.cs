using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Receipts;

/// <summary>
/// The formats of a receipt. A district's workbooks come of one template, saved by a few versions of Excel and WPS, so that their style parts
/// are few, and a workbook without marks asks for the same formats in the same order as the one before: what came of that is remembered,
/// and the part is neither parsed nor spelled again.
/// </summary>
/// <remarks>What is remembered is what <see cref="StyleBook"/> gave for the very same bytes and formats; whether it was makes no difference to a receipt.</remarks>
internal sealed class ReceiptStyles
{
    // At most 16 MB in all; a part of one template has a few thousand bytes.
    private const int MostParts = 32;
    private const int MostOutcomes = 8;
    private const int LongestPart = 64 * 1024;

    private static readonly ConcurrentDictionary<UInt128, Known> Remembered = [];

    private readonly byte[] xml;
    private readonly Known known;
    private readonly List<(CellFormat Format, int Index)> asked = [];
    private StyleBook? book;
    private bool isChangedOtherwise;

    public ReceiptStyles(byte[] xml)
    {
        this.xml = xml;
        var key = xml.Length <= LongestPart ? KeyOf(xml) : default(UInt128?);
        if (key is { } seen && Remembered.TryGetValue(seen, out var remembered))
        {
            known = remembered;
            return;
        }
        book = new StyleBook(xml);
        known = new Known(book.HasMarks);
        if (key is { } fresh)
        {
            if (Remembered.Count >= MostParts)
            {
                Remembered.Clear();
            }
            known = Remembered.GetOrAdd(fresh, known);
        }
    }

    /// <inheritdoc cref="StyleBook.HasMarks"/>
    public bool HasMarks => known.HasMarks;

    /// <summary>The formats themselves, for marking cells.</summary>
    public StyleBook ToMark()
    {
        isChangedOtherwise = true;
        return Book();
    }

    /// <inheritdoc cref="StyleBook.Add"/>
    public int Add(CellFormat format)
    {
        foreach (var (before, given) in asked)
        {
            if (before == format)
            {
                return given;
            }
        }
        var index = book is null && Matching(asked.Count, format) is { } outcome ? outcome.Asked[asked.Count].Index : Book().Add(format);
        asked.Add((format, index));
        return index;
    }

    /// <summary>The style part of the receipt.</summary>
    public byte[] ToBytes()
    {
        if (book is null && known.Outcomes.FirstOrDefault(outcome => outcome.Asked.Length == asked.Count && outcome.BeginsWith(asked)) is { } same)
        {
            return same.Xml;
        }
        var bytes = Book().ToBytes();
        if (!isChangedOtherwise)
        {
            known.Remember(new Outcome([.. asked], bytes));
        }
        return bytes;
    }

    private Outcome? Matching(int place, CellFormat format) =>
        known.Outcomes.FirstOrDefault(outcome => outcome.Asked.Length > place && outcome.Asked[place].Format == format && outcome.BeginsWith(asked));

    /// <summary>The formats as they would be had nothing been remembered.</summary>
    private StyleBook Book()
    {
        if (book is null)
        {
            book = new StyleBook(xml);
            foreach (var (format, _) in asked)
            {
                book.Add(format);
            }
        }
        return book;
    }

    private static UInt128 KeyOf(byte[] xml)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(xml, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    /// <summary>What is known of one style part.</summary>
    private sealed class Known(bool hasMarks)
    {
        private readonly Lock gate = new();

        public bool HasMarks => hasMarks;

        public ImmutableList<Outcome> Outcomes { get; private set; } = [];

        /// <summary>Two receipts written side by side may bring the same; once is enough, since there is room for few.</summary>
        public void Remember(Outcome outcome)
        {
            lock (gate)
            {
                if (Outcomes.Count < MostOutcomes && !Outcomes.Exists(other => other.Asked.AsSpan().SequenceEqual(outcome.Asked)))
                {
                    Outcomes = Outcomes.Add(outcome);
                }
            }
        }
    }

    /// <summary>The formats that were asked for, in their order with their numbers, and the part that came of it.</summary>
    private sealed record Outcome((CellFormat Format, int Index)[] Asked, byte[] Xml)
    {
        public bool BeginsWith(List<(CellFormat Format, int Index)> asked)
        {
            for (var i = 0; i < asked.Count; i++)
            {
                if (i == Asked.Length || Asked[i].Format != asked[i].Format)
                {
                    return false;
                }
            }
            return true;
        }
    }
}
