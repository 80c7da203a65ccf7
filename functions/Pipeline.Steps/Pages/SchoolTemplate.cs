using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Workbooks.Templates;

namespace Pipeline.Steps.Pages;

/// <summary>The standard workbook, prefilled for one school.</summary>
public static class SchoolTemplate
{
    public static (byte[] Content, string Name) Write(FormCatalogue forms, Period period, School school)
    {
        using var workbook = new MemoryStream();
        TemplateWriter.Write(workbook, forms, period, school.Code, school.Name, school.Stages);
        return (workbook.ToArray(), $"{school.Name}-{period.ChineseName}-标准报表{TemplateWriter.Extension}");
    }
}
