using System.ComponentModel.DataAnnotations;

namespace Pipeline.Steps;

/// <summary>
/// What may be set about the steps. Section <c>Pipeline</c>; a value out of range stops the start with a message that names it.
/// </summary>
public sealed class PipelineOptions
{
    public const string Section = "Pipeline";

    /// <summary>
    /// Days after which an upload that was taken is removed from the uploads (its original stays). 1 to 3650; default 30.
    /// </summary>
    [Range(1, 3650)]
    public int InboxDays { get; set; } = 30;

    /// <summary>Days for which the figures of a superseded upload are kept. 1 to 36500; default 400.</summary>
    [Range(1, 36500)]
    public int SupersededFigureDays { get; set; } = 400;

    /// <summary>Minutes by which a sweep reaches back before the one before it. 1 to 1440; default 15.</summary>
    [Range(1, 1440)]
    public int SweepOverlapMinutes { get; set; } = 15;

    /// <summary>Hours for which a period is looked at by the publishing timer after it was last touched. 1 to 8760; default 48.</summary>
    [Range(1, 8760)]
    public int PublishRecheckHours { get; set; } = 48;

    /// <summary>
    /// A workbook is also held against the period just before it (X502), where there is none of a year earlier. Default false: it floods.
    /// </summary>
    public bool CompareWithPeriodBefore { get; set; }

    /// <summary>
    /// A sentence of 数据段落 with a figure that has an open query waits until it is settled; otherwise the figure carries 〔待核实〕. Default
    /// false.
    /// </summary>
    public bool WithholdQueriedSentences { get; set; }

    /// <summary>
    /// Minutes after which an original without a record counts as left behind by a host that died; longer than a function may run. 0 to
    /// 1440; default 15.
    /// </summary>
    [Range(0, 1440)]
    public int OrphanMinutes { get; set; } = 15;

    /// <summary>
    /// Minutes that the publishing timer gives to one period; what is not done by then breaks off and comes last the next time. 1 to 60;
    /// default 8.
    /// </summary>
    [Range(1, 60)]
    public int PublishMinutes { get; set; } = 8;

    /// <summary>Schools that are read or settled at once. 1 to 64; default 8.</summary>
    [Range(1, 64)]
    public int Parallelism { get; set; } = 8;
}
