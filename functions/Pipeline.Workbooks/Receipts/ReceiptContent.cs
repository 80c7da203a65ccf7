using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Pipeline.Domain.Consolidation;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;

namespace Pipeline.Workbooks.Receipts;

/// <summary>The sentences and lines of 校验结果.</summary>
internal sealed record ReceiptContent
{
    /// <summary>More lines than anyone reads; the rest are counted by rule.</summary>
    public const int MaxLines = 2_000;

    private ReceiptContent() { }

    public required Verdict Verdict { get; init; }

    /// <summary>未通过 · 错误3条…</summary>
    public required string VerdictLine { get; init; }

    /// <summary>What happens next, in one sentence.</summary>
    public required string Next { get; init; }

    /// <summary>How the marks are to be read, or why there are none.</summary>
    public string Note { get; init; } = "";

    public required string School { get; init; }

    public required string Period { get; init; }

    public required string File { get; init; }

    public required string ReceivedAt { get; init; }

    /// <summary>A form's name and its totals as understood.</summary>
    public required ImmutableArray<(string Label, string Text)> Totals { get; init; }

    /// <summary>Where the numbers went, a line each.</summary>
    public required ImmutableArray<(string Label, string Text)> Numbers { get; init; }

    /// <summary>All findings, gravest first, then by sheet and cell.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>The file could not be read at all: nothing of it goes back.</summary>
    public required bool IsRefused { get; init; }

    public static ReceiptContent Of(string fileName, Judgement judgement, ReceiptHeader header)
    {
        var refused = judgement.Findings.Any(finding =>
            finding is { Severity: Severity.Error, Sheet: null } && finding.Code.StartsWith('F')
        );
        return new ReceiptContent
        {
            Verdict = judgement.Verdict,
            VerdictLine = VerdictOf(judgement),
            Next = NextOf(judgement, header),
            School = (judgement.SchoolName, judgement.School) switch
            {
                (null, null) => "没有读到",
                (null, { } code) => code.ToString(),
                ({ } name, null) => name,
                ({ } name, { } code) => $"{name}({code})",
            },
            Period = judgement.Period?.ChineseName ?? "没有读到",
            File = fileName,
            ReceivedAt = ChinaTime.ToSecond(header.ReceivedAt) + "(北京时间)",
            Totals = refused ? [] : [.. header.Forms.Forms.Select(form => TotalsOf(form, judgement))],
            Numbers = refused ? [] : ReceiptNumbers.Lines(judgement),
            Findings = [.. judgement.Findings.OrderByDescending(finding => finding.Severity)],
            IsRefused = refused,
        };
    }

    /// <summary>What stands below a table that was cut off; null if it was not.</summary>
    public string? Remainder()
    {
        if (Findings.Length <= MaxLines)
        {
            return null;
        }
        var rest = Findings.Skip(MaxLines).ToList();
        var byRule = rest.GroupBy(finding => finding.Code)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
                string.Create(CultureInfo.InvariantCulture, $"{group.Key}({group.First().Severity.ChineseName()}){group.Count()}条")
            );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"以上是前{MaxLines}条,另有{rest.Count}条没有列出:{string.Join(",", byRule)}。单元格都已标色;改正后重新上传,会继续列出。"
        );
    }

    private static string VerdictOf(Judgement judgement)
    {
        var counts = new[] { Severity.Error, Severity.Query, Severity.Notice }.Select(severity =>
        {
            var count = judgement.Findings.Count(finding => finding.Severity == severity);
            var explained =
                severity == Severity.Query
                    ? judgement.Findings.Count(finding => finding is { Severity: Severity.Query, IsExplained: true })
                    : 0;
            return string.Create(CultureInfo.InvariantCulture, $"{severity.ChineseName()}{count}条")
                + (explained > 0 ? string.Create(CultureInfo.InvariantCulture, $"(已说明{explained}条)") : "");
        });
        return judgement.Verdict.ChineseName() + "  |  " + string.Join("  ", counts);
    }

    private static string NextOf(Judgement judgement, ReceiptHeader header) =>
        judgement.Verdict switch
        {
            not Verdict.Rejected when header.Status == ReceiptStatus.HeldByLock =>
                "本期已锁定,本次已收到并留存,取消锁定后才计入;如需提前计入,请与教育局联系。",
            not Verdict.Rejected when header.Status == ReceiptStatus.NewerCounts =>
                "本次已收到并留存;另有更新的上报,以更新的为准,本次不计入。",
            Verdict.Rejected => "本次未采用"
                + (header.EarlierAcceptedStands ? ",先前通过的仍有效" : ",本期还没有可用的数据")
                + ";请按下表改正错误后重新上传。",
            Verdict.AcceptedWithQueries => "本次已采用;请核对疑问,有误的改正,无误的在“情况说明”栏写明原因,再把本文件重新上传。",
            _ when judgement.Numbers.LeftCount > 0 => string.Create(
                CultureInfo.InvariantCulture,
                $"本次已采用;有{judgement.Numbers.LeftCount}个数没有计入,请看“数的去向”,该计入的改好后重新上传。"
            ),
            _ when judgement.Findings.Any(finding => finding.IsExplained) => "本次已采用,疑问都已说明,不需要再上传。",
            _ => "本次已采用,不需要再上传。",
        };

    private static (string Label, string Text) TotalsOf(FormDefinition form, Judgement judgement)
    {
        var rows = judgement.Rows.Where(row => row.Form.Id == form.Id).ToList();
        if (rows.Count == 0)
        {
            return (form.Sheet, "没有数据");
        }
        var totals = TryAdd(rows, form);
        var text = new StringBuilder();
        for (var i = 0; i < form.Measures.Length; i++)
        {
            text.Append(i == 0 ? "" : ";")
                .Append(form.Measures[i].Name)
                .Append(' ')
                .Append(totals is null ? "太大,加不出" : Shown(totals.Value[i], form.Measures[i]));
        }
        return (string.Create(CultureInfo.InvariantCulture, $"{form.Sheet}({rows.Count}行)"), text.ToString());
    }

    private static ImmutableArray<Total>? TryAdd(List<Domain.Submissions.DataRow> rows, FormDefinition form)
    {
        try
        {
            return ReceiptTotals.Of(rows, form);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static string Shown(Total total, MeasureColumn measure) =>
        total switch
        {
            { IsNotAddable: true } => "—(同一学生可能重复,不相加)",
            { Value: { } value } => (total.Approximate ? "约" : "")
                + (measure.Kind == QuantityKind.Money ? QuantityFormat.Yuan(value) : QuantityFormat.Count(value))
                + measure.Unit,
            _ => "未填",
        };
}
