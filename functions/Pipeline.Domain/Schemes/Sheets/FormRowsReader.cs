using Pipeline.Domain.Text;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>Reads the sheet 报表.</summary>
internal static class FormRowsReader
{
    private const int LongestSheetName = 31;

    private static readonly string[] Taken = ["封面", "填表说明", "选项", "校验结果", "学校名录"];

    public static List<DraftForm> Read(SchemeTable? table)
    {
        var forms = new List<DraftForm>();
        if (table is null)
        {
            return forms;
        }
        if (table.Rows.Count == 0)
        {
            table.Add(SchemeRules.Blank, 2, "表名", "", "没有一张报表。");
        }
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in table.Rows.Where(row => row["表名"].Length > 0))
        {
            var form = new DraftForm(row, Codes.Of(row, "表名"));
            if (!codes.Add(form.Id))
            {
                row.Add(SchemeRules.Twice, row["代码"].Length > 0 ? "代码" : "表名", $"代码“{form.Id}”与另一张表相同。");
            }
            CheckName(row, form.Sheet);
            if (!names.TryAdd(Folding.FoldKey(form.Sheet), form.Sheet))
            {
                row.Add(SchemeRules.Twice, "表名", $"“{form.Sheet}”写了两次。");
            }
            forms.Add(form);
        }
        CheckAliases(forms, names);
        return forms;
    }

    /// <summary>Against all names first: an alias gives way to another form's name.</summary>
    private static void CheckAliases(List<DraftForm> forms, Dictionary<string, string> names)
    {
        foreach (var form in forms)
        {
            foreach (var name in form.Row.Names("别名").Where(name => !names.TryAdd(Folding.FoldKey(name), form.Sheet)))
            {
                var other = names[Folding.FoldKey(name)];
                form.Row.Add(
                    SchemeRules.Twice,
                    "别名",
                    other == form.Sheet ? $"“{name}”在这张表里写了两次。" : $"“{name}”已经是“{other}”的名称。"
                );
            }
        }
    }

    private static void CheckName(SchemeRow row, string name)
    {
        if (name.Length > LongestSheetName || name.AsSpan().ContainsAny("[]:*?/\\.|'"))
        {
            row.Add(SchemeRules.Unfit, "表名", $"“{name}”不能作工作表的名称。", "请用不超过31个字的名称,不要有[]:*?/\\.|'这些符号。");
        }
        else if (Taken.Contains(name))
        {
            row.Add(SchemeRules.Twice, "表名", $"“{name}”是系统用的工作表名称。", "请换一个名称。");
        }
    }
}
