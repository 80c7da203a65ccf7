using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Reading.Ooxml;

/// <summary>The texts that cells refer to by number, read only as far as they are asked for: a cover's lie at the beginning.</summary>
internal sealed class SharedStrings : IDisposable
{
    private readonly List<string> strings = new(256);
    private readonly Dictionary<int, RichText> rich = [];
    private readonly RichTextReader texts;
    private readonly PartReader? xml;
    private bool ended;

    /// <param name="xml">The part; null for a workbook that has none.</param>
    /// <param name="budget">What the texts count against.</param>
    public SharedStrings(PartReader? xml, ReadingBudget budget)
    {
        this.xml = xml;
        texts = new RichTextReader(budget);
        ended = xml is null;
        xml?.ReadRoot();
    }

    /// <exception cref="RefusedException">There is no such text, or the part is damaged before it.</exception>
    public string At(int index)
    {
        while (index >= strings.Count && !ended)
        {
            ReadNext();
        }
        return index < strings.Count ? strings[index] : throw RefusedException.Damaged("a cell refers to a text that is not there");
    }

    /// <summary>What a text that was asked for says beyond its words; null for most.</summary>
    public RichText? RichAt(int index) => rich.Count == 0 ? null : rich.GetValueOrDefault(index);

    /// <summary>Reads what nobody asked for, so that damage there is found as well.</summary>
    public void ReadToEnd()
    {
        while (!ended)
        {
            ReadNext();
        }
    }

    public void Dispose() => xml?.Dispose();

    private void ReadNext()
    {
        if (!xml!.NextChild(1))
        {
            xml.ReadToEnd();
            ended = true;
            return;
        }
        if (!xml.Is(XmlVocabulary.Spreadsheet, "si"))
        {
            return;
        }
        if (strings.Count == ReadingBudget.MaxSharedStrings)
        {
            throw new RefusedException(FileRefusal.TooManyCells, detail: "too many shared strings");
        }
        var text = texts.Read(xml, out var more);
        if (more is not null)
        {
            rich[strings.Count] = more;
        }
        strings.Add(text);
    }
}
