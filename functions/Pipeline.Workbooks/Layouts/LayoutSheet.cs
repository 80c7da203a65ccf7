using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Schemes.Layouts;
using Pipeline.Domain.Schemes.Placeholders;
using Pipeline.Workbooks.Ooxml;

namespace Pipeline.Workbooks.Layouts;

/// <summary>One sheet of a table layout while it is filled: rows are repeated, placeholders replaced, all else stays.</summary>
internal sealed partial class LayoutSheet
{
    private readonly string name;
    private readonly XDocument document;
    private readonly XNamespace ns;
    private readonly Func<int, string> shared;
    private readonly LayoutContext context;
    private readonly Dictionary<XElement, LayoutRow> rows = [];

    private LayoutSheet(string name, XDocument document, Func<int, string> shared, LayoutContext context)
    {
        this.name = name;
        this.document = document;
        this.shared = shared;
        this.context = context;
        ns = document.Root!.Name.Namespace;
    }

    /// <summary>What could not be filled, by cell.</summary>
    public List<(string Cell, string Text, string Problem)> Problems { get; } = [];

    /// <summary>The rows that were repeated, from the last to the first.</summary>
    public List<FormulaShift> Shifts { get; } = [];

    public XDocument Document => document;

    /// <summary>The sheet, where it holds a placeholder; null if there is nothing to fill.</summary>
    public static LayoutSheet? Read(string name, byte[] xml, Func<int, string> shared, LayoutContext context)
    {
        var sheet = new LayoutSheet(name, PartXml.Load(xml), shared, context);
        return sheet.Cells().Any(cell => sheet.TextOf(cell) is { } text && Braces().IsMatch(text)) ? sheet : null;
    }

    public void Fill()
    {
        foreach (var row in Rows().Reverse().ToList())
        {
            Repeat(row);
        }
        foreach (var cell in Cells().ToList())
        {
            if (TextOf(cell) is { } text && Braces().IsMatch(text))
            {
                Replace(cell, text);
            }
        }
    }

    /// <summary>Formulas of this sheet follow the rows of another, or of its own.</summary>
    public void Follow(FormulaShift shift, string movedSheet)
    {
        foreach (var formula in document.Descendants(ns + "f").Where(formula => formula.Value.Length > 0))
        {
            formula.Value = shift.Formula(formula.Value, movedSheet, movedSheet == name);
        }
    }

    private IEnumerable<XElement> Rows() => document.Root!.Element(ns + "sheetData")?.Elements(ns + "row") ?? [];

    private IEnumerable<XElement> Cells() => Rows().SelectMany(row => row.Elements(ns + "c"));

    private string? TextOf(XElement cell) =>
        (string?)cell.Attribute("t") switch
        {
            "s" => int.TryParse((string?)cell.Element(ns + "v"), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? shared(index)
                : null,
            "inlineStr" => string.Concat(cell.Element(ns + "is")?.Descendants(ns + "t").Select(text => text.Value) ?? []),
            _ => null,
        };

    private void Repeat(XElement row)
    {
        var by = row.Elements(ns + "c")
            .Select(TextOf)
            .OfType<string>()
            .SelectMany(text => Braces().Matches(text))
            .Select(match => context.Read(match.Groups[1].Value, out _))
            .OfType<Placeholder.Repeat>()
            .FirstOrDefault();
        if (by is null)
        {
            return;
        }
        var items = context.RowsOf(by.By);
        var at = NumberOf(row);
        var shift = new FormulaShift(at, Math.Max(items.Count, 1) - 1);
        if (items.Count == 0)
        {
            // Nothing to repeat over: the row stays, empty.
            foreach (var cell in row.Elements(ns + "c").Where(cell => TextOf(cell) is { } text && Braces().IsMatch(text)))
            {
                SetText(cell, "");
            }
            return;
        }
        Shifts.Add(shift);
        foreach (var below in Rows().Where(other => NumberOf(other) > at).ToList())
        {
            SetNumber(below, NumberOf(below) + shift.More);
        }
        var own = row.Descendants(ns + "f").Select(formula => (Formula: formula, formula.Value)).ToList();
        Follow(shift, name);
        own.ForEach(each => each.Formula.Value = each.Value);
        ShiftRanges(shift);
        var last = row;
        for (var i = 1; i < items.Count; i++)
        {
            var copy = new XElement(row);
            SetNumber(copy, at + i);
            MoveOwnFormulas(copy, at, i);
            last.AddAfterSelf(copy);
            rows[copy] = items[i];
            last = copy;
        }
        rows[row] = items[0];
        CopyMerges(at, shift.More);
    }

    /// <summary>In a copied row a formula looks at its own row, as when a row is filled down.</summary>
    private void MoveOwnFormulas(XElement copy, int at, int by)
    {
        foreach (var formula in copy.Descendants(ns + "f"))
        {
            formula.Value = OwnRow()
                .Replace(
                    formula.Value,
                    match =>
                        int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) == at
                            ? match.Groups[1].Value + (at + by).ToString(CultureInfo.InvariantCulture)
                            : match.Value
                );
        }
    }

    private void ShiftRanges(FormulaShift shift)
    {
        foreach (
            var attribute in document
                .Root!.Descendants()
                .Attributes()
                .Where(attribute =>
                    attribute.Name.LocalName is "sqref"
                    || (
                        attribute.Name.LocalName == "ref"
                        && attribute.Parent!.Name.LocalName is "mergeCell" or "dimension" or "hyperlink" or "autoFilter"
                    )
                )
                .ToList()
        )
        {
            attribute.Value = shift.Ranges(attribute.Value);
        }
        foreach (
            var formula in document.Root.Descendants().Where(element => element.Name.LocalName is "formula" or "formula1" or "formula2")
        )
        {
            formula.Value = shift.Formula(formula.Value, name, isOwn: true);
        }
        foreach (var rowBreak in document.Root.Element(ns + "rowBreaks")?.Elements(ns + "brk") ?? [])
        {
            rowBreak.SetAttributeValue("id", shift.Row((int)rowBreak.Attribute("id")!));
        }
    }

    /// <summary>Cells merged within the repeated row are merged in each copy; its range was not to be stretched.</summary>
    private void CopyMerges(int at, int more)
    {
        if (document.Root!.Element(ns + "mergeCells") is not { } merges || more == 0)
        {
            return;
        }
        foreach (var merge in merges.Elements(ns + "mergeCell").ToList())
        {
            var ends = ((string)merge.Attribute("ref")!).Split(':');
            if (
                ends.Length != 2
                || !CellAddress.TryParse(ends[0], out var first, out var left)
                || !CellAddress.TryParse(ends[1], out var last, out var right)
                || first != at
                || last != at + more
            )
            {
                continue;
            }
            merge.SetAttributeValue("ref", new CellRange(at, left, at, right).ToString());
            for (var i = more; i >= 1; i--)
            {
                merge.AddAfterSelf(
                    new XElement(ns + "mergeCell", new XAttribute("ref", new CellRange(at + i, left, at + i, right).ToString()))
                );
            }
        }
        merges.SetAttributeValue("count", merges.Elements(ns + "mergeCell").Count());
    }

    private void Replace(XElement cell, string text)
    {
        var row = rows.GetValueOrDefault(cell.Parent!);
        var matches = Braces().Matches(text);
        var values = new List<LayoutValue>();
        foreach (Match match in matches)
        {
            values.Add(
                context.Read(match.Groups[1].Value, out var problem) is { } placeholder
                    ? context.ValueOf(placeholder, row)
                    : LayoutValue.Faulty(problem ?? "看不懂。")
            );
        }
        if (values.Any(value => value.Problem is not null))
        {
            Problems.AddRange(
                values
                    .Where(value => value.Problem is not null)
                    .Select(value => ((string)cell.Attribute("r")!, text, value.Problem!))
                    .Distinct()
            );
            return;
        }
        if (values is [{ Number: { } number }] && matches[0].Length == text.Trim().Length)
        {
            SetNumber(cell, number);
            return;
        }
        var index = 0;
        SetText(cell, Braces().Replace(text, _ => values[index++].Text));
    }

    private void SetNumber(XElement cell, decimal number)
    {
        Clear(cell);
        cell.Add(new XElement(ns + "v", number.ToString("0.############", CultureInfo.InvariantCulture)));
    }

    private void SetText(XElement cell, string text)
    {
        Clear(cell);
        if (text.Length > 0)
        {
            cell.SetAttributeValue("t", "inlineStr");
            cell.Add(
                new XElement(ns + "is", new XElement(ns + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), PartXml.Clean(text)))
            );
        }
    }

    private static void Clear(XElement cell)
    {
        cell.SetAttributeValue("t", null);
        cell.RemoveNodes();
    }

    private static int NumberOf(XElement row) => (int?)row.Attribute("r") ?? throw new UnmarkableException("a row without a number");

    private void SetNumber(XElement row, int number)
    {
        row.SetAttributeValue("r", number);
        foreach (var cell in row.Elements(ns + "c"))
        {
            if (CellAddress.TryParse((string?)cell.Attribute("r") ?? "", out _, out var column))
            {
                cell.SetAttributeValue("r", CellAddress.Format(number, column));
            }
        }
    }

    [GeneratedRegex(@"[{｛]([^{}｛｝]+)[}｝]", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_!'.])([A-Za-z]{1,3})([0-9]+)(?![\p{L}\p{N}_(.])", RegexOptions.CultureInvariant)]
    private static partial Regex OwnRow();
}
