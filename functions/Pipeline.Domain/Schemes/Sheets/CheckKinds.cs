using System.Collections.Immutable;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>What checks are called in the scheme workbook.</summary>
internal static class CheckKinds
{
    public const string Sum = "和等于";
    public const string AtMost = "不超过";
    public const string Unique = "不重复";
    public const string Together = "同时填报";
    public const string PerHead = "人均在";
    public const string Slip = "不差十倍";
    public const string AtLeast = "不少于";
    public const string AtMostOfForm = "跨表不超过";
    public const string Change = "变动不超过";
    public const string CounterOfValue = "计量词与值";
    public const string SameInOtherSchool = "他校不重复";
    public const string StatedRate = "比率一致";

    public static ImmutableArray<string> Names { get; } =
    [Sum, AtMost, Unique, Together, PerHead, Slip, AtLeast, AtMostOfForm, Change, CounterOfValue, SameInOtherSchool, StatedRate];
}
