using Pipeline.Domain.Findings;
using Pipeline.Domain.Grids;

namespace Pipeline.Domain.Judging;

/// <summary>The one sentence that a file gets which cannot be read, and the notices on one that can.</summary>
internal static class FileFindings
{
    public static void AddRefusal(WorkbookOpening opening, FindingSink findings)
    {
        var (rule, problem) = opening.Refusal switch
        {
            FileRefusal.Empty => (RuleCatalogue.EmptyFile, "文件是空的,没有内容。"),
            FileRefusal.TooLarge => (RuleCatalogue.FileTooLarge, $"文件太大,超过{WorkbookLimits.MaxFileBytes / 1024 / 1024} MiB。"),
            FileRefusal.Encrypted => (RuleCatalogue.FileEncrypted, "文件加了密(有打开密码,或者保护了工作簿结构),读不出内容。"),
            FileRefusal.UnsupportedSpreadsheet => (
                RuleCatalogue.UnsupportedSpreadsheet,
                $"文件是{opening.Kind},不是能读取的格式(.xlsx、.xlsm、.xls、.et)。"
            ),
            FileRefusal.NotAWorkbook => (
                RuleCatalogue.NotAWorkbook,
                $"文件不是Excel工作簿,内容是{opening.Kind};只改扩展名不能变成工作簿。"
            ),
            FileRefusal.InflatesTooFar => (
                RuleCatalogue.InflatesTooFar,
                $"文件展开后太大,超过{WorkbookLimits.MaxInflatedBytes / 1024 / 1024} MiB。"
            ),
            FileRefusal.ForbiddenContent => (RuleCatalogue.ForbiddenContent, "文件中有工作簿不应有的声明(DTD),不能读取。"),
            FileRefusal.TooManyCells => (RuleCatalogue.TooManyCells, "有内容的单元格太多,不像标准报表。"),
            _ => (RuleCatalogue.FileDamaged, "文件已损坏,读不出内容。"),
        };
        findings.Add(rule, problem);
    }

    public static void AddNotices(WorkbookOpening opening, WorkbookGrid workbook, FindingSink findings)
    {
        if (opening.NameMismatch)
        {
            findings.Add(RuleCatalogue.NameMismatch, $"文件扩展名与内容不符,内容是{opening.Kind},已按内容读取。");
        }
        if (workbook.HasMacros)
        {
            findings.Add(RuleCatalogue.MacrosIgnored, "文件含有宏,没有运行,也不会保留。");
        }
    }
}
