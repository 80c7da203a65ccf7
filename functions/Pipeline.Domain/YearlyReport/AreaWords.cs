namespace Pipeline.Domain.YearlyReport;

/// <summary>How reports speak of the whole of an area: 全县, not 全惠安县.</summary>
internal static class AreaWords
{
    /// <summary>The longer of two that end alike first.</summary>
    private static readonly string[] Kinds =
    [
        "新区",
        "学区",
        "片区",
        "街道",
        "自治县",
        "自治旗",
        "县",
        "区",
        "市",
        "镇",
        "乡",
        "旗",
        "省",
        "州",
    ];

    /// <summary>Empty if there is no area to speak of.</summary>
    public static string Whole(string area) =>
        area.Length == 0
            ? ""
            : "全"
                + (
                    Array.Find(Kinds, kind => area.EndsWith(kind, StringComparison.Ordinal)) switch
                    {
                        null => area,
                        "新区" => "区",
                        "自治县" => "县",
                        "自治旗" => "旗",
                        var kind => kind,
                    }
                );
}
