using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Schemes.Layouts;
using Pipeline.Workbooks.Ooxml;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Receipts;

namespace Pipeline.Workbooks.Layouts;

/// <summary>Fills a bureau's own table (表样): the placeholders in its cells become figures, everything else stays as it is.</summary>
public static class LayoutFiller
{
    /// <summary>Fills a layout and writes the table; what cannot be filled stands as it was, with a comment.</summary>
    /// <param name="file">The layout, an .xlsx.</param>
    /// <param name="name">Its file name, for the problems.</param>
    /// <param name="output">Where the table goes; nothing is written where the file cannot be read.</param>
    public static ImmutableArray<LayoutProblem> Fill(ReadOnlyMemory<byte> file, string name, LayoutContext context, Stream output)
    {
        try
        {
            using var package = PackageParts.Read(file);
            var problems = new Filling(package, name, context).Run();
            using var filled = new MemoryStream();
            package.WriteTo(filled);
            FormulaValues.Complete(filled.ToArray(), output);
            return problems;
        }
        catch (Exception exception) when (exception is UnmarkableException or RefusedException or InvalidDataException or XmlException)
        {
            return [new LayoutProblem(name, null, null, "", "表样打不开,不是能填的.xlsx。请在Excel或WPS中打开,另存为.xlsx后再用。")];
        }
    }

    private sealed class Filling(PackageParts package, string name, LayoutContext context)
    {
        private readonly WorkbookPart workbook = WorkbookPart.Open(package);
        private readonly ContentTypes types = new(package);

        public ImmutableArray<LayoutProblem> Run()
        {
            var strings = SharedStrings();
            var parts = workbook.DataSheets.ToList();
            var sheets = new Dictionary<string, (string Part, LayoutSheet Sheet)>(StringComparer.Ordinal);
            foreach (var (sheetName, part) in parts)
            {
                if (
                    LayoutSheet.Read(sheetName, package.Bytes(part), index => index < strings.Count ? strings[index] : "", context) is
                    { } sheet
                )
                {
                    sheet.Fill();
                    sheets.Add(sheetName, (part, sheet));
                }
            }
            var problems = new List<LayoutProblem>();
            foreach (var (sheetName, (part, sheet)) in sheets)
            {
                FollowFrom(sheetName, sheet, sheets);
                problems.AddRange(
                    sheet.Problems.Select(problem => new LayoutProblem(name, sheetName, problem.Cell, problem.Text, problem.Problem))
                );
            }
            foreach (var (part, sheet) in sheets.Values)
            {
                Comment(part, sheet);
                package.Set(part, PartXml.ToBytes(sheet.Document));
            }
            Finish(parts, sheets);
            return [.. problems];
        }

        private List<string> SharedStrings()
        {
            if (workbook.Relationships.Of("sharedStrings").Select(part => part.Part).FirstOrDefault(package.Contains) is not { } part)
            {
                return [];
            }
            XNamespace ns = workbook.MainNamespace;
            return
            [
                .. PartXml
                    .Load(package.Bytes(part))
                    .Root!.Elements(ns + "si")
                    .Select(item =>
                        string.Concat(item.Descendants(ns + "t").Where(text => text.Parent!.Name != ns + "rPh").Select(text => text.Value))
                    ),
            ];
        }

        /// <summary>
        /// Formulas of the other sheets that were changed look at the moved rows too; of those left alone see <see cref="Finish"/>.
        /// </summary>
        private static void FollowFrom(string moved, LayoutSheet sheet, Dictionary<string, (string Part, LayoutSheet Sheet)> sheets)
        {
            foreach (var shift in sheet.Shifts)
            {
                foreach (var (other, (_, follower)) in sheets)
                {
                    if (other != moved)
                    {
                        follower.Follow(shift, moved);
                    }
                }
            }
        }

        /// <summary>
        /// Where rows have moved: names and the formulas of untouched sheets follow, and the calculation chain, which programs rebuild,
        /// goes.
        /// </summary>
        private void Finish(List<(string Name, string Part)> parts, Dictionary<string, (string Part, LayoutSheet Sheet)> sheets)
        {
            var moved = sheets.Where(sheet => sheet.Value.Sheet.Shifts.Any(shift => shift.More > 0)).ToList();
            if (moved.Count > 0)
            {
                workbook.DropCalculationChain(types);
                foreach (var (sheetName, (_, sheet)) in moved)
                {
                    sheet.Shifts.ForEach(shift => workbook.ShiftNames(formula => shift.Formula(formula, sheetName, isOwn: false)));
                    FollowOutside(parts.Where(part => !sheets.ContainsKey(part.Name)), sheetName, sheet);
                }
                workbook.Save();
            }
            types.Save();
        }

        private void FollowOutside(IEnumerable<(string Name, string Part)> others, string moved, LayoutSheet sheet)
        {
            XNamespace ns = workbook.MainNamespace;
            foreach (var (_, part) in others)
            {
                var document = PartXml.Load(package.Bytes(part));
                var formulas = document
                    .Descendants(ns + "f")
                    .Where(formula => formula.Value.Contains('!', StringComparison.Ordinal))
                    .ToList();
                var before = formulas.Select(formula => formula.Value).ToList();
                sheet.Shifts.ForEach(shift =>
                    formulas.ForEach(formula => formula.Value = shift.Formula(formula.Value, moved, isOwn: false))
                );
                if (!before.SequenceEqual(formulas.Select(formula => formula.Value), StringComparer.Ordinal))
                {
                    package.Set(part, PartXml.ToBytes(document));
                }
            }
        }

        private void Comment(string part, LayoutSheet sheet)
        {
            if (sheet.Problems.Count == 0)
            {
                return;
            }
            var relationships = RelationshipPart.Of(package, part);
            var commentsName = relationships.Of("comments").Select(link => link.Part).FirstOrDefault(package.Contains);
            var comments = commentsName is null
                ? CommentsPart.Create(workbook.MainNamespace)
                : CommentsPart.Load(package.Bytes(commentsName));
            XNamespace ns = workbook.MainNamespace;
            XNamespace ids = workbook.RelationshipPrefix;
            var legacy = sheet.Document.Root!.Element(ns + "legacyDrawing");
            var drawingName = legacy is null ? null : relationships.PartOf((string)legacy.Attribute(ids + "id")!);
            var boxes = drawingName is null ? NoteDrawing.Create() : NoteDrawing.Load(package.Bytes(drawingName));
            foreach (var group in sheet.Problems.GroupBy(problem => problem.Cell))
            {
                var (row, column) = CellAddress.TryParse(group.Key, out var r, out var c)
                    ? (r, c)
                    : throw new InvalidOperationException($"{group.Key} is no cell.");
                comments.Add(
                    (row, column),
                    [.. group.Select(problem => new Finding("表样", Severity.Error, null, group.Key, problem.Text, problem.Problem, ""))]
                );
                boxes.Add((row, column), 6);
            }
            if (commentsName is null)
            {
                commentsName = FreeName(workbook.Folder + "comments", ".xml");
                relationships.Add(workbook.RelationshipPrefix, "comments", commentsName);
                types.SetOverride(commentsName, ContentTypes.Comments);
            }
            package.Set(commentsName, comments.ToBytes());
            if (drawingName is null)
            {
                drawingName = FreeName(workbook.Folder + "drawings/vmlDrawing", ".vml");
                var id = relationships.Add(workbook.RelationshipPrefix, "vmlDrawing", drawingName);
                types.SetVmlDefault();
                PlaceLegacyDrawing(sheet.Document, new XElement(ns + "legacyDrawing", new XAttribute(ids + "id", id)));
            }
            package.Set(drawingName, boxes.ToBytes());
            relationships.Save();
        }

        /// <summary>Its place among a sheet's elements is fixed: before what may only come after it.</summary>
        private static void PlaceLegacyDrawing(XDocument document, XElement drawing)
        {
            string[] after =
            [
                "legacyDrawingHF",
                "drawingHF",
                "picture",
                "oleObjects",
                "controls",
                "webPublishItems",
                "tableParts",
                "extLst",
            ];
            if (document.Root!.Elements().FirstOrDefault(element => after.Contains(element.Name.LocalName)) is { } next)
            {
                next.AddBeforeSelf(drawing);
            }
            else
            {
                document.Root.Add(drawing);
            }
        }

        private string FreeName(string stem, string extension)
        {
            for (var i = 1; ; i++)
            {
                var free = stem + i.ToString(CultureInfo.InvariantCulture) + extension;
                if (!package.Contains(free))
                {
                    return free;
                }
            }
        }
    }
}
