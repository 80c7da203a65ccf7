namespace Pipeline.Workbooks.Reading;

/// <summary>The words for what a file is; those of files that are refused are read by schools.</summary>
internal static class FileKinds
{
    public const string Xlsx = "xlsx";
    public const string Xlsm = "xlsm";
    public const string Xls = "xls";
    public const string Xlsb = "xlsb 二进制工作簿";
    public const string Ods = "ods 表格(OpenDocument)";
    public const string Numbers = "Numbers 表格";
    public const string OldXls = "旧版 xls(Excel 95 或更早)";
    public const string XmlSpreadsheet = "XML 表格(2003)";
    public const string Word = "Word 文档";
    public const string Presentation = "演示文稿";
    public const string OpenDocument = "OpenDocument 文档";
    public const string Zip = "压缩包(ZIP)";
    public const string Archive = "压缩包";
    public const string Html = "网页(HTML)";
    public const string Mhtml = "网页(MHTML)";
    public const string Xml = "XML 文件";
    public const string Json = "JSON 文件";
    public const string Text = "文本或CSV";
    public const string Rtf = "RTF 文档";
    public const string Pdf = "PDF";
    public const string Picture = "图片";
    public const string Program = "程序文件";
    public const string Ole = "其他 Office 文档";
    public const string Empty = "空文件";
    public const string Unknown = "未知文件";
}
