namespace Pipeline.Domain.Quantities;

/// <summary>The words around a figure; longer ones come before those that they begin with.</summary>
internal static class Words
{
    /// <summary>In front of a figure: it is an approximation.</summary>
    public static readonly string[] ApproximateBefore =
    [
        "不少于",
        "不多于",
        "不低于",
        "不高于",
        "不超过",
        "不大于",
        "不小于",
        "大约",
        "大概",
        "大致",
        "约莫",
        "约为",
        "约有",
        "约计",
        "约合",
        "约",
        "将近",
        "接近",
        "几乎",
        "几近",
        "近",
        "不足",
        "不到",
        "不满",
        "不止",
        "不下",
        "未满",
        "未到",
        "超过",
        "超出",
        "超",
        "逾",
        "高于",
        "低于",
        "多于",
        "少于",
        "大于",
        "小于",
        "至少",
        "至多",
        "最多",
        "最少",
        "估计",
        "预计",
        "估算",
        ">=",
        "<=",
        ">",
        "<",
        "≥",
        "≤",
        "~",
        "≈",
    ];

    /// <summary>In front of a size alone (<c>上千人</c>, <c>过百</c>).</summary>
    public static readonly string[] ApproximateBeforeSize = ["上", "过"];

    /// <summary>Behind a figure or its unit: it is an approximation.</summary>
    public static readonly string[] ApproximateBehind =
    [
        "左右",
        "上下",
        "以上",
        "以下",
        "以内",
        "之内",
        "不到",
        "不止",
        "出头",
        "开外",
        "有余",
        "多",
        "余",
        "馀",
        "餘",
        "来",
        "+",
    ];

    /// <summary>In front of a figure, saying nothing about it.</summary>
    public static readonly string[] Total = ["共计", "合计", "总计", "总共", "一共", "共有", "实有", "总数", "共", "计", "有"];

    /// <summary>Chinese money, before or behind the figure.</summary>
    public static readonly string[] Currency = ["人民币", "RMB", "CNY", "¥"];

    /// <summary>元 behind a figure.</summary>
    public static readonly string[] Yuan = ["元人民币", "元钱", "块钱", "元", "圆", "圓", "块", "塊"];

    public static readonly string[] Jiao = ["角", "毛"];

    /// <summary>Closes a written-out amount; nothing follows.</summary>
    public static readonly string[] Whole = ["整", "正"];

    /// <summary>Money of another country: never taken for 元.</summary>
    public static readonly string[] OtherCurrency = ["美元", "港元", "港币", "欧元", "日元", "英镑", "$", "€", "£", "USD", "HKD"];

    /// <summary>Units of money, for telling a unit of the wrong kind from a wrong counter.</summary>
    public static readonly string[] MoneyTail = ["元", "圆", "圓", "块", "角", "毛", "分", "人民币", "RMB", "CNY", "¥"];

    /// <summary>An amount in words that give no figure.</summary>
    public static readonly string[] Vague =
    [
        "若干",
        "一些",
        "许多",
        "很多",
        "较多",
        "众多",
        "不少",
        "大量",
        "少量",
        "少数",
        "多数",
        "部分",
        "全部",
        "全体",
        "个别",
        "半数",
        "一半",
        "不详",
        "不清",
        "不明",
        "不定",
        "未知",
        "未统计",
        "待定",
        "待统计",
        "待核",
        "数十",
        "数百",
        "数千",
        "数万",
        "数亿",
        "数个",
        "数人",
        "数名",
        "数项",
        "数次",
        "成百",
        "成千",
    ];

    /// <summary>The same, where no figure was read from them: 几乎50人 and 三十多人 are figures.</summary>
    public static readonly string[] VagueUnread = ["几", "多名", "多人", "多个", "多项", "多次"];

    /// <summary>Between two figures.</summary>
    public static readonly string[] Between = ["-", "~", "至", "到", "或", "、", "和", "与", "及"];

    /// <summary>An explicit zero; dashes of any width and slashes count too.</summary>
    public static readonly string[] None = ["无", "没有", "暂无", "未发生"];

    public static bool IsOneOf(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    public static bool BeginsWithOneOf(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static bool ContainsOneOf(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
