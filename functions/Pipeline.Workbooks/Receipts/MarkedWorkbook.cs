using System.Globalization;
using Pipeline.Domain.Findings;
using Pipeline.Workbooks.Ooxml;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Workbooks.Receipts;

/// <summary>The school's own workbook with marks, comments and 校验结果; all that no finding concerns is carried over byte by byte.</summary>
internal sealed class MarkedWorkbook
{
    private const string MarkedNote = "有问题的单元格已标色并加批注:红色是错误,黄色是疑问,蓝色是提示。";
    private const string PartlyCommented = "问题很多,一部分单元格只标色,没有加批注。";

    private readonly PackageParts package;
    private readonly ActiveContent active;
    private readonly WorkbookPart workbook;
    private readonly ContentTypes types;
    private readonly StyleBook styles;
    private readonly string stylesPart;
    private readonly ILookup<string, Finding> findings;
    private readonly MarkRecord record = new();
    private readonly EarlierMarks earlier;
    private bool hasUncommented;

    private MarkedWorkbook(ReadOnlyMemory<byte> upload, ReceiptContent content)
    {
        package = PackageParts.Read(upload);
        types = new ContentTypes(package);
        active = ActiveContent.RemoveFrom(package, types);
        workbook = WorkbookPart.Open(package);
        workbook.DropActive(types);
        if (workbook.Relationships.Of("styles").Select(part => part.Part).FirstOrDefault() is { } part && package.Contains(part))
        {
            stylesPart = part;
            styles = new StyleBook(package.Bytes(part));
        }
        else
        {
            stylesPart = workbook.Folder + "styles.xml";
            styles = new StyleBook(StyleBook.Minimal());
            workbook.Relationships.Add(workbook.RelationshipPrefix, "styles", stylesPart);
            types.SetOverride(stylesPart, ContentTypes.Styles);
        }
        findings = content.Findings.Where(finding => finding.Sheet is not null).ToLookup(finding => finding.Sheet!, StringComparer.Ordinal);
        earlier =
            styles.HasMarks && WorkbookOpener.Open(upload, content.File).Grid is { } grid ? EarlierMarks.Read(grid) : EarlierMarks.None;
    }

    /// <exception cref="UnmarkableException">The upload is no workbook that can be marked safely.</exception>
    public static PackageParts Create(ReadOnlyMemory<byte> upload, ReceiptContent content)
    {
        var marked = new MarkedWorkbook(upload, content);
        marked.Write(content);
        return marked.package;
    }

    private void Write(ReceiptContent content)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, part) in workbook.DataSheets.ToList())
        {
            names.Add(name);
            MarkSheet(name, part);
        }
        var note = content.Findings.Any(finding => finding.Cell is not null) ? MarkedNote + (hasUncommented ? PartlyCommented : "") : "";
        if (active.Removed.Count > 0)
        {
            note += "原文件里的" + string.Join("、", active.Removed) + "没有保留(公式只留结果)。";
            workbook.DropCalculationChain(types);
        }
        var result = workbook.PutResultFirst(types);
        var (xml, places) = ResultSheet.Write(styles, content with { Note = note }, names, record, workbook.MainNamespace);
        workbook.AddNames(places);
        package.Set(result, xml);
        package.Set(stylesPart, styles.ToBytes());
        types.Save();
        workbook.Save();
    }

    private void MarkSheet(string name, string part)
    {
        var xml = package.LargeBytes(part);
        var hasFormulas = ActiveFormulas.AreIn(xml);
        var hasObjects = active.HasObjects(part);
        if (
            !findings.Contains(name)
            && !styles.HasMarks
            && !package.Contains(RelationshipPart.NameFor(part))
            && !hasFormulas
            && !hasObjects
            && SheetOutline.IsUnselected(xml)
        )
        {
            return;
        }
        var outline = SheetOutline.Of(xml);
        var marks = SheetMarks.Of(findings[name], outline.Merged);
        hasUncommented |= marks.HasUncommented;
        var drawing = WriteComments(part, outline, marks);
        if (
            !marks.IsEmpty
            || styles.HasMarks
            || outline.TabSelected.Count > 0
            || drawing is not null
            || hasFormulas
            || outline.Objects.Count > 0
        )
        {
            var patcher = new SheetPatcher(styles, marks, outline, earlier, name, record)
            {
                DropsActiveFormulas = hasFormulas,
                DropsObjects = hasObjects,
            };
            package.Set(part, stream => patcher.Patch(xml, drawing, stream));
        }
        if (hasFormulas)
        {
            active.AddFormulas();
        }
    }

    /// <summary>Takes out an earlier receipt's comments and adds this one's.</summary>
    /// <returns>The relationship of a drawing that the sheet did not have; null if it needs none.</returns>
    private string? WriteComments(string sheetPart, SheetOutline outline, SheetMarks marks)
    {
        var relationships = RelationshipPart.Of(package, sheetPart);
        var commentsName = relationships.Of("comments").Select(part => part.Part).FirstOrDefault(package.Contains);
        if (commentsName is null && !marks.Comments.Any())
        {
            return null;
        }
        var comments = commentsName is null ? CommentsPart.Create(workbook.MainNamespace) : CommentsPart.Load(package.Bytes(commentsName));
        var (gone, changed) = comments.RemoveOurs();
        if (!changed && !marks.Comments.Any())
        {
            return null;
        }
        var drawingName = outline.LegacyDrawingId is { } id
            ? relationships.PartOf(id) ?? throw new UnmarkableException("a drawing that is missing")
            : null;
        var boxes = drawingName is null ? NoteDrawing.Create() : NoteDrawing.Load(package.Bytes(drawingName));
        boxes.Remove(gone);
        var boxed = drawingName is null ? [] : comments.Cells.ToHashSet();
        foreach (var (cell, list) in marks.Comments)
        {
            comments.Add(cell, list);
        }
        foreach (var cell in comments.Cells.Where(boxed.Add))
        {
            boxes.Add(cell, marks.LinesAt(cell));
        }
        commentsName ??= AddPart(relationships, workbook.Folder, "comments", ".xml", ContentTypes.Comments);
        package.Set(commentsName, comments.ToBytes());
        string? added = null;
        if (drawingName is null)
        {
            drawingName = FreeName(workbook.Folder + "drawings/vmlDrawing", ".vml");
            added = relationships.Add(workbook.RelationshipPrefix, "vmlDrawing", drawingName);
            types.SetVmlDefault();
        }
        package.Set(drawingName, boxes.ToBytes());
        relationships.Save();
        return added;
    }

    private string AddPart(RelationshipPart relationships, string folder, string type, string extension, string contentType)
    {
        var name = FreeName(folder + type, extension);
        relationships.Add(workbook.RelationshipPrefix, type, name);
        types.SetOverride(name, contentType);
        return name;
    }

    private string FreeName(string stem, string extension)
    {
        for (var i = 1; ; i++)
        {
            var name = stem + i.ToString(CultureInfo.InvariantCulture) + extension;
            if (!package.Contains(name))
            {
                return name;
            }
        }
    }
}
