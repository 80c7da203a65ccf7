using System.Globalization;
using ExcelDataReader;
using Pipeline.Benchmarks.Generating;

namespace Pipeline.Benchmarks.Peers;

/// <summary>ExcelDataReader, row by row.</summary>
internal static class ExcelDataReaderPeer
{
    private const int RowsAboveHeader = 2;

    public static SchoolTotals Read(byte[] content)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content, writable: false));
        var totals = default(SchoolTotals);
        do
        {
            totals += reader.Name switch
            {
                "学生人数" => new SchoolTotals((long)Sum(reader, "合计")["合计"], 0, 0, 0),
                "补助资金" when Sum(reader, "受助人次", "补助金额") is { } sums => new SchoolTotals(
                    0,
                    (long)sums["受助人次"],
                    (long)(sums["补助金额"] * 100),
                    0
                ),
                "获奖" => new SchoolTotals(0, 0, 0, (long)Sum(reader, "数量")["数量"]),
                _ => default,
            };
        } while (reader.NextResult());
        return totals;
    }

    private static Dictionary<string, decimal> Sum(IExcelDataReader reader, params string[] headers)
    {
        for (var i = 0; i <= RowsAboveHeader; i++)
        {
            reader.Read();
        }
        var columns = Enumerable
            .Range(0, reader.FieldCount)
            .Where(i => headers.Contains(reader.GetValue(i) as string))
            .ToDictionary(i => reader.GetString(i));
        var sums = headers.ToDictionary(header => header, _ => 0m, StringComparer.Ordinal);
        while (reader.Read())
        {
            if (reader.GetValue(0) is string first and not "合计" && first.Length > 0)
            {
                foreach (var (header, column) in columns)
                {
                    sums[header] += Convert.ToDecimal(reader.GetValue(column), CultureInfo.InvariantCulture);
                }
            }
        }
        return sums;
    }
}
