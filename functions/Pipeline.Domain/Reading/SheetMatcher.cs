using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Tells which sheet of a workbook is the cover and which is which form.</summary>
internal sealed class SheetMatcher
{
    public const string CoverName = "封面";

    private readonly Dictionary<string, SheetGrid> byTarget = new(StringComparer.Ordinal);
    private readonly Dictionary<SheetGrid, SheetPlace> places = new(ReferenceEqualityComparer.Instance);
    private readonly List<SheetGrid> unassigned = [];
    private readonly FormCatalogue forms;

    public SheetMatcher(WorkbookGrid workbook, FormCatalogue forms, FindingSink findings)
    {
        this.forms = forms;
        for (var order = 0; order < workbook.Sheets.Length; order++)
        {
            var sheet = workbook.Sheets[order];
            var place = new SheetPlace(sheet.Name, order);
            places[sheet] = place;
            Assign(sheet, place, findings);
        }
        ReportMissing(workbook, findings);
    }

    public SheetGrid? Cover => byTarget.GetValueOrDefault(CoverName);

    /// <summary>Sheets that are neither the cover nor a form, hidden ones among them; the template's own pages are not.</summary>
    public IReadOnlyList<SheetGrid> Unassigned => unassigned;

    public SheetGrid? Find(FormDefinition form) => byTarget.GetValueOrDefault(form.Id);

    public SheetPlace PlaceOf(SheetGrid sheet) => places[sheet];

    private void Assign(SheetGrid sheet, SheetPlace place, FindingSink findings)
    {
        if (ReceiptExplanations.IsReceiptSheet(sheet.Name) || IsOptions(sheet))
        {
            return;
        }
        var key = Folding.FoldKey(sheet.Name);
        var target =
            key == CoverName
                ? CoverName
                : forms.Forms.FirstOrDefault(form => form.SheetAliases.Prepend(form.Sheet).Any(name => Folding.FoldKey(name) == key))?.Id;
        if (sheet.IsHidden || target is null)
        {
            if (!IsGuide(key))
            {
                unassigned.Add(sheet);
            }
        }
        else if (!byTarget.TryAdd(target, sheet))
        {
            findings.Add(RuleCatalogue.SheetTwice, place, $"工作表“{byTarget[target].Name}”和“{sheet.Name}”是同一张报表。");
        }
    }

    /// <summary>The template's own hidden lists behind its dropdowns.</summary>
    private static bool IsOptions(SheetGrid sheet) => sheet.IsHidden && Folding.FoldKey(sheet.Name) == "选项";

    /// <summary>The template's own page of instructions.</summary>
    private static bool IsGuide(string key) => key == "填表说明";

    private void ReportMissing(WorkbookGrid workbook, FindingSink findings)
    {
        if (Cover is null)
        {
            ReportMissing(workbook, findings, CoverName, []);
        }
        foreach (var form in forms.Forms.Where(form => form.Required && Find(form) is null))
        {
            ReportMissing(workbook, findings, form.Sheet, form.SheetAliases);
        }
    }

    private static void ReportMissing(WorkbookGrid workbook, FindingSink findings, string name, IEnumerable<string> aliases)
    {
        var names = aliases.Prepend(name).Select(Folding.FoldKey).ToHashSet(StringComparer.Ordinal);
        var isHidden = workbook.Sheets.Any(sheet => sheet.IsHidden && names.Contains(Folding.FoldKey(sheet.Name)));
        findings.Add(
            RuleCatalogue.SheetMissing,
            isHidden ? $"工作表“{name}”是隐藏的,没有读取。" : $"缺少工作表“{name}”。",
            isHidden ? "请取消隐藏后再上传。" : $"请补上工作表“{name}”;没有数据的,保留空表。"
        );
    }
}
