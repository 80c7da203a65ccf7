using System.Globalization;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.History;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Quantities;

namespace Pipeline.Web.Rendering;

/// <summary>Times, states and figures as pages show them.</summary>
public static class Show
{
    /// <summary>Chinese time to the minute: <c>2026-07-15 18:00</c>.</summary>
    public static string Time(DateTimeOffset at) => ChinaTime.ToMinute(at);

    /// <summary>As the field of a form takes it: <c>2026-07-15T18:00</c>.</summary>
    public static string FieldTime(DateTimeOffset? at) => at is { } time ? ChinaTime.Write(time, "yyyy-MM-dd'T'HH:mm") : "";

    /// <summary>Reads a form's field as Chinese time; null if it is none.</summary>
    public static DateTimeOffset? ReadFieldTime(string? text) =>
        DateTime.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var local
        ) && local.Year is >= 2000 and <= 2099
            ? new DateTimeOffset(local, ChinaTime.Offset)
            : null;

    /// <summary>How far off a deadline is, in words.</summary>
    public static string Left(DateTimeOffset deadline, DateTimeOffset now)
    {
        var left = deadline - now;
        return left <= TimeSpan.Zero ? "已截止"
            : left < TimeSpan.FromHours(1) ? "不到1小时"
            : left < TimeSpan.FromDays(1) ? string.Create(CultureInfo.InvariantCulture, $"还有{(int)left.TotalHours}小时")
            : string.Create(CultureInfo.InvariantCulture, $"还有{(int)left.TotalDays}天");
    }

    public static string State(ReportingState state) => state.ChineseName();

    /// <summary>How a state is coloured; its name always stands beside.</summary>
    public static string Tone(ReportingState state) =>
        state switch
        {
            ReportingState.NotReceived or ReportingState.Received => "plain",
            ReportingState.Accepted or ReportingState.Approved => "good",
            ReportingState.AcceptedWithQueries => "ask",
            _ => "bad",
        };

    /// <summary>The outcome of an upload.</summary>
    public static string Outcome(UploadRecord upload) =>
        upload switch
        {
            { IsPurged: true } => "已清除",
            { Verdict: { } verdict } => verdict.ChineseName(),
            _ => "没有处理完",
        };

    public static string Tone(UploadRecord upload) =>
        upload.Verdict switch
        {
            Verdict.Accepted => "good",
            Verdict.AcceptedWithQueries => "ask",
            Verdict.Rejected => "bad",
            _ => "plain",
        };

    /// <summary>A total with its unit; a dash where persons are not added.</summary>
    public static string Total(ReportedTotal total, MeasureColumn measure) =>
        total.Value is { } value ? (total.Approximate ? "约" : "") + Figure(value, measure) : "—";

    public static string Figure(long value, MeasureColumn measure) =>
        (measure.Kind == QuantityKind.Money ? QuantityFormat.Yuan(value) : QuantityFormat.Count(value)) + measure.Unit;

    /// <summary>A share in percent with one decimal; a dash of nothing.</summary>
    public static string Share(int part, int whole) => whole == 0 ? "—" : QuantityFormat.Percent((decimal)part / whole);

    public static string Number(int value) => QuantityFormat.Count(value);
}
