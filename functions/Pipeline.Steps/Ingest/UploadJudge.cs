using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Steps.Telemetry;
using Pipeline.Storage;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Steps.Ingest;

/// <summary>Judges an upload by its bytes, its place and the roster.</summary>
internal static class UploadJudge
{
    /// <param name="content">Null if there are too many bytes.</param>
    /// <param name="forms">Of the scheme that the period is held to.</param>
    public static Judgement Judge(UploadedBlob blob, byte[]? content, StoredRoster? roster, FormCatalogue forms)
    {
        var address = blob.Address;
        if (!address.IsPlaced)
        {
            return WithoutReading(blob, RuleCatalogue.UploadMisplaced);
        }
        using var activity = PipelineTelemetry.Source.StartActivity("Judge");
        var opening = content is null ? WorkbookOpening.Refused(FileRefusal.TooLarge, "") : WorkbookOpener.Open(content, address.FileName);
        var context = new JudgingContext(forms, roster?.Roster, address.Period, address.School);
        return WorkbookJudge.Judge(opening, address.FileName, context);
    }

    /// <summary>A rejection for a reason that lies outside the workbook.</summary>
    public static Judgement WithoutReading(UploadedBlob blob, RuleDescriptor rule) =>
        new(
            blob.Address.FileName,
            blob.Address.School,
            null,
            blob.Address.Period,
            Verdict.Rejected,
            [new Finding(rule.Code, rule.Severity, null, null, null, rule.Cause, rule.Remedy)],
            []
        );
}
