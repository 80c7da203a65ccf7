using System.Xml.Linq;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Receipts;

/// <summary>A sheet's comments: the school's stay, an earlier receipt's go, this one's are added.</summary>
internal sealed class CommentsPart
{
    private const string Author = "校验结果";

    private readonly XDocument document;
    private readonly XNamespace ns;
    private readonly XElement authors;
    private readonly XElement list;
    private readonly Dictionary<(int Row, int Column), XElement> byCell = [];

    private CommentsPart(XDocument document)
    {
        this.document = document;
        ns = document.Root!.Name.Namespace;
        authors = document.Root.Element(ns + "authors") ?? throw new UnmarkableException("comments without authors");
        list = document.Root.Element(ns + "commentList") ?? throw new UnmarkableException("comments without a list");
        foreach (var comment in list.Elements(ns + "comment"))
        {
            byCell.TryAdd(Cell(comment), comment);
        }
    }

    public static CommentsPart Load(byte[] xml) => new(PartXml.Load(xml));

    public static CommentsPart Create(string ns)
    {
        var main = XNamespace.Get(ns);
        return new CommentsPart(
            new XDocument(new XElement(main + "comments", new XElement(main + "authors"), new XElement(main + "commentList")))
        );
    }

    public IEnumerable<(int Row, int Column)> Cells => list.Elements(ns + "comment").Select(Cell).Where(cell => cell.Row > 0);

    public byte[] ToBytes() => PartXml.ToBytes(document);

    /// <summary>Takes out what an earlier receipt wrote.</summary>
    /// <returns>The cells whose comments are gone, and whether anything changed.</returns>
    public (HashSet<(int Row, int Column)> Gone, bool Changed) RemoveOurs()
    {
        var gone = new HashSet<(int Row, int Column)>();
        var changed = false;
        foreach (var comment in list.Elements(ns + "comment").ToList())
        {
            var words = comment.Descendants(ns + "t").ToList();
            var text = string.Concat(words.Select(word => word.Value));
            if (!CommentText.TryFind(text, out var start, out var end))
            {
                continue;
            }
            changed = true;
            if (string.IsNullOrWhiteSpace(text[..start]) && string.IsNullOrWhiteSpace(text[end..]))
            {
                gone.Add(Cell(comment));
                byCell.Remove(Cell(comment));
                comment.Remove();
                continue;
            }
            Cut(words, start, end);
        }
        return (gone, changed);
    }

    public void Add((int Row, int Column) cell, IReadOnlyList<Finding> findings)
    {
        var text = CommentText.Of(findings);
        if (byCell.TryGetValue(cell, out var existing))
        {
            Append(existing, "\n" + text);
            return;
        }
        list.Add(
            new XElement(
                ns + "comment",
                new XAttribute("ref", CellAddress.Format(cell.Row, cell.Column)),
                new XAttribute("authorId", AuthorId()),
                new XElement(ns + "text", Run(text))
            )
        );
    }

    private static (int Row, int Column) Cell(XElement comment) =>
        CellAddress.TryParse((string?)comment.Attribute("ref") ?? "", out var row, out var column) ? (row, column) : default;

    private static void Cut(List<XElement> words, int start, int end)
    {
        var at = 0;
        foreach (var word in words)
        {
            var value = word.Value;
            var from = Math.Clamp(start - at, 0, value.Length);
            var to = Math.Clamp(end - at, 0, value.Length);
            if (to > from)
            {
                word.Value = value.Remove(from, to - from);
                word.SetAttributeValue(XNamespace.Xml + "space", "preserve");
            }
            at += value.Length;
        }
        foreach (
            var run in words
                .Where(word => word.Value.Length == 0 && word.Parent!.Name.LocalName == "r")
                .Select(word => word.Parent!)
                .ToList()
        )
        {
            run.Remove();
        }
    }

    private void Append(XElement comment, string text)
    {
        var body = comment.Element(ns + "text");
        if (body is null)
        {
            comment.Add(body = new XElement(ns + "text"));
        }
        if (body.Element(ns + "t") is { } plain)
        {
            plain.ReplaceWith(new XElement(ns + "r", new XElement(plain)));
        }
        if (body.Elements(ns + "r").LastOrDefault() is { } last)
        {
            last.AddAfterSelf(Run(text));
        }
        else
        {
            body.AddFirst(Run(text));
        }
    }

    private XElement Run(string text) =>
        new(
            ns + "r",
            new XElement(
                ns + "rPr",
                new XElement(ns + "sz", new XAttribute("val", "9")),
                new XElement(ns + "color", new XAttribute("indexed", "81")),
                new XElement(ns + "rFont", new XAttribute("val", "宋体")),
                new XElement(ns + "family", new XAttribute("val", "3")),
                new XElement(ns + "charset", new XAttribute("val", "134"))
            ),
            new XElement(ns + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text)
        );

    private int AuthorId()
    {
        var names = authors.Elements(ns + "author").Select(author => author.Value).ToList();
        var index = names.IndexOf(Author);
        if (index < 0)
        {
            authors.Add(new XElement(ns + "author", Author));
            index = names.Count;
        }
        return index;
    }
}
