namespace Pipeline.Workbooks.Tests.Summaries;

public class CachedValueTests
{
    [Theory]
    [MemberData(nameof(PackageValidityTests.Scenarios), MemberType = typeof(PackageValidityTests))]
    public void Every_formula_has_the_cached_value_that_it_comes_to(string scenario)
    {
        var sheets = CachedSheet.Read(PackageValidityTests.Write(scenario));
        var evaluator = new FormulaEvaluator(sheets);
        var formulas = sheets
            .SelectMany(sheet =>
                sheet.Value.Cells.Where(cell => cell.Value.Formula is not null).Select(cell => (Sheet: sheet.Key, cell.Key, cell.Value))
            )
            .ToList();

        Assert.NotEmpty(formulas);
        var wrong = formulas
            .Where(cell => !Same(cell.Value.Value, evaluator.Value(cell.Sheet, cell.Key.Row, cell.Key.Column)))
            .Select(cell =>
                $"{cell.Sheet}!R{cell.Key.Row}C{cell.Key.Column} ={cell.Value.Formula}: {cell.Value.Value}, not {evaluator.Value(cell.Sheet, cell.Key.Row, cell.Key.Column)}"
            )
            .Take(5);
        Assert.Equal([], wrong);
    }

    [Fact]
    public void A_changed_figure_moves_the_totals_and_reddens_the_control_sheet()
    {
        var sheets = CachedSheet.Read(PackageValidityTests.Write("fucheng-year"));
        var details = sheets["数据明细"];
        var header = Enumerable
            .Range(1, 40)
            .ToDictionary(
                column => details.Cells.TryGetValue((1, column), out var cell) ? (string)cell.Value! : $"-{column}",
                column => column
            );
        var row = Enumerable.Range(2, 2000).First(row => Equals(details.Cells[(row, header["指标"])].Value, "补助金额"));
        details.Cells[(row, header["数值"])] = new CachedCell(0.0, null);
        var evaluator = new FormulaEvaluator(sheets);
        var control = sheets["核对"];
        var line = Enumerable.Range(4, 40).First(row => Equals(control.Cells[(row, 2)].Value, "补助金额"));

        Assert.Equal("一致", control.Cells[(line, 9)].Value);
        Assert.Equal("不一致", evaluator.Value("核对", line, 9));
    }

    private static bool Same(object? cached, object? computed) =>
        (cached, computed) switch
        {
            (double left, double right) => Math.Abs(left - right) <= 1e-9 * Math.Max(1, Math.Abs(left)),
            (string left, string right) => left == right,
            _ => false,
        };
}
