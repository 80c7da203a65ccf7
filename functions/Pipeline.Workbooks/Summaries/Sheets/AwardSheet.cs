using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Text;
using Pipeline.Domain.YearlyReport;
using Pipeline.Workbooks.Summaries.Packaging;

namespace Pipeline.Workbooks.Summaries.Sheets;

/// <summary>
/// 获奖名单: the best awards, one line each, with the columns of their form; an award of several schools stands once, marked doubtful.
/// </summary>
internal sealed class AwardSheet
{
    private const int Most = 100;

    /// <summary>The awards that a report names (主要奖项).</summary>
    private const int Top = 10;

    private const int HeaderRow = 3;
    private readonly ImmutableArray<AwardEntry> awards;
    private readonly ImmutableArray<Column> columns;
    private readonly FormDefinition form;
    private readonly int all;

    private AwardSheet(FormDefinition form, ImmutableArray<AwardEntry> awards)
    {
        this.form = form;
        all = awards.Length;
        this.awards = [.. awards.Take(Most)];
        columns = [.. Columns()];
    }

    /// <summary>Writes the sheet of a form whose awards are known one by one; none where there are none.</summary>
    public static void Write(WorkbookBuilder workbook, SummaryContext context, FormDefinition form, int order)
    {
        var awards = FormShape.Shared(form) is null
            ? []
            : AwardEntry.Merge(context.Summary.Awards.Where(award => award.Row.Form.Id == form.Id));
        if (awards.Length == 0)
        {
            return;
        }
        var sheet = new AwardSheet(form, awards);
        var title = context.Heading + form.Sheet + "名单";
        var setup = new SheetSetup(
            title,
            context.Period,
            [.. sheet.columns.Select(column => new ColumnSetup(column.Width))],
            HeaderRow,
            0,
            HeaderRow,
            "FF548235"
        );
        workbook.Sheet(order, SheetNames.OfForm(form.Sheet + "名单"), setup, writer => sheet.Fill(writer, title));
    }

    private IEnumerable<Column> Columns()
    {
        yield return new Column("序号", 6, (_, number) => number.ToString(CultureInfo.InvariantCulture), Looks.Centered);
        foreach (var dimension in form.Dimensions)
        {
            yield return Of(
                dimension.Name,
                8,
                16,
                award => award.Row.Dimensions[dimension.Index] ?? "",
                Looks.Centered with
                {
                    Wrap = true,
                }
            );
        }
        var first = true;
        foreach (var text in form.Texts.Where(text => text.Stored))
        {
            var isDate = text.Role == ColumnRole.Date;
            yield return Of(
                text.Name,
                12,
                first ? 46 : 24,
                award => award.Row.Texts[text.Index] ?? "",
                isDate ? Looks.Centered : Looks.Wrapped
            );
            first = false;
        }
        yield return new Column(form.Measures[0].Name, 8, null, Looks.Figure);
        yield return Of("学校", 12, 26, award => string.Join("、", award.Schools), Looks.Wrapped);
        if (awards.Any(award => award.IsDoubtful))
        {
            yield return Of("备注", 12, 24, Doubt, Looks.Wrapped with { Font = CellFont.Bad });
        }
    }

    private Column Of(string name, double least, double most, Func<AwardEntry, string> text, CellStyle style) =>
        new(name, TextWidth.Column(awards.Select(text).Append(name), least, most), (award, _) => text(award), style);

    /// <summary>The dimensions by which awards are ranked, as the check of equal rows names them.</summary>
    private IEnumerable<string> Ranked() =>
        FormShape
            .Shared(form)!
            .Columns.Select(id => form.Columns.First(column => column.Id == id))
            .OfType<DimensionColumn>()
            .Select(column => column.Name);

    private static string Doubt(AwardEntry award) =>
        award.IsDoubtful
            ? ChineseText.Typeset(string.Create(CultureInfo.InvariantCulture, $"存疑:{award.Schools.Length}所学校填报同一奖项"))
            : "";

    private void Fill(SheetWriter sheet, string title)
    {
        sheet.Row(30);
        sheet.Wide(title, Looks.Title, columns.Length);
        sheet.Row(20);
        var shown =
            all > Most
                ? string.Create(CultureInfo.InvariantCulture, $"列出前{Most}条")
                : string.Create(CultureInfo.InvariantCulture, $"共{all}条");
        sheet.Wide(
            ChineseText.Typeset(
                $"按{ChineseList.And(Ranked())}排列,{shown};报告里说的“主要奖项”是排在最前的{Math.Min(Top, awards.Length)}条,以粗体标出。"
            ),
            Looks.Note,
            columns.Length
        );
        sheet.Row(22);
        foreach (var column in columns)
        {
            sheet.Text(column.Name, Looks.Header);
        }
        for (var i = 0; i < awards.Length; i++)
        {
            WriteAward(sheet, awards[i], i + 1);
        }
    }

    private void WriteAward(SheetWriter sheet, AwardEntry award, int number)
    {
        sheet.Row(
            Math.Max(
                PagePlan.DefaultHeight,
                TextWidth.Row([.. columns.Select(column => (column.Text?.Invoke(award, number), column.Width))])
            )
        );
        foreach (var column in columns)
        {
            if (column.Text is { } text)
            {
                sheet.Text(text(award, number), number <= Top ? column.Style with { Font = CellFont.Bold } : column.Style);
            }
            else
            {
                sheet.Number(award.Row.Values[0].Value, 0, column.Style.Approximate(award.Row.Values[0].Approximate));
            }
        }
    }

    /// <param name="Text">Null for the number.</param>
    private sealed record Column(string Name, double Width, Func<AwardEntry, int, string>? Text, CellStyle Style);
}
