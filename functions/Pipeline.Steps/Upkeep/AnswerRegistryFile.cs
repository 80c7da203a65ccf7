using System.Globalization;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schemes.Sheets;
using Pipeline.Steps.Schemes;
using Pipeline.Storage;
using Pipeline.Workbooks.Lists;
using Pipeline.Workbooks.Schemes;

namespace Pipeline.Steps.Upkeep;

/// <summary>
/// Answers what the bureau puts into the registry beside its roster: a scheme (报表制度) is looked at and previewed, a table layout (表样) is
/// taken up by the next publications.
/// </summary>
public sealed class AnswerRegistryFile(
    RosterStore registry,
    SchemeStore store,
    PeriodScheme schemes,
    PeriodStore periods,
    TimeProvider time
)
{
    /// <summary>What a scheme's file name begins with.</summary>
    public const string SchemePrefix = "报表制度";

    private const int MostChanges = 500;

    /// <summary>A preview that was written here.</summary>
    public static bool IsPreview(string name) => SchemePreview.Names.Any(file => name.EndsWith("-" + file, StringComparison.Ordinal));

    public async Task RunAsync(RegistryUpload upload, CancellationToken cancellationToken)
    {
        if (upload.Name.StartsWith(StorageNames.LayoutFolder, StringComparison.Ordinal))
        {
            await TakeLayoutAsync(upload.Name, cancellationToken);
        }
        else if (upload.Name.StartsWith(SchemePrefix, StringComparison.Ordinal))
        {
            await LookAtSchemeAsync(upload, cancellationToken);
        }
        else
        {
            await registry.PutAnswerAsync(RosterAnswer.NameOf(upload.Name), RosterAnswer.OtherFile(upload.Name), cancellationToken);
        }
    }

    /// <summary>This year's periods are looked at again, since their publications now hold one table more, or another.</summary>
    private async Task TakeLayoutAsync(string name, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var period in await periods.TouchedSinceAsync(now.AddYears(-1), cancellationToken))
        {
            await periods.TouchAsync(period, now, cancellationToken);
        }
        await AnswerAsync(
            name,
            "表样：处理结果",
            [
                ("结果", "表样已收下，下一次发布时填好，放在汇总表旁边。"),
                ("填不了的", "填不了的单元格原样留着，并列在同一次发布的“表样问题.xlsx”里。"),
                ("不再需要时", "请从登记处删除这份表样。"),
            ],
            cancellationToken
        );
    }

    private async Task LookAtSchemeAsync(RegistryUpload upload, CancellationToken cancellationToken)
    {
        if (upload.Content is not { } content)
        {
            await AnswerAsync(
                upload.Name,
                Title,
                [("结果", "报表制度不能用：文件超过10MB。请只留制度的工作表后重新上传。")],
                cancellationToken
            );
            return;
        }
        var reading = SchemeWorkbook.Read(content, upload.Name);
        var lines = new List<(string, string)>
        {
            (
                "结果",
                reading.Scheme is { } usable
                    ? $"{SchemeStore.NameOf(usable)}可以用，还没有启用。"
                    : $"报表制度不能用，共{reading.Findings.Length}处问题，改正后重新上传。"
            ),
        };
        lines.AddRange(
            reading.Findings.Select(finding =>
                (finding.Severity.ChineseName(), $"{finding.Sheet}{(finding.Cell is null ? "" : "!" + finding.Cell)}:{finding.Message}")
            )
        );
        if (reading.Scheme is { } scheme)
        {
            await store.KeepAsync(scheme, cancellationToken);
            lines.Add(
                ("怎样启用", $"先试算，再启用：pipeline scheme use {upload.Name} --period 报告期。不写--apply只试算，不改任何东西。")
            );
            lines.AddRange(await ChangesAsync(scheme, cancellationToken));
            lines.AddRange(await PutPreviewAsync(upload.Name, scheme, cancellationToken));
        }
        await AnswerAsync(upload.Name, Title, lines, cancellationToken);
    }

    private const string Title = "报表制度：校验结果";

    /// <summary>What it says otherwise than the scheme of the latest period.</summary>
    private async Task<IEnumerable<(string, string)>> ChangesAsync(FormCatalogue scheme, CancellationToken cancellationToken)
    {
        var known = await periods.TouchedSinceAsync(DateTimeOffset.MinValue, cancellationToken);
        var latest = known.Count == 0 ? (Period?)null : known.Max();
        var before = await schemes.OfAsync(latest, cancellationToken);
        var changes = SchemeDifference.Of(before, scheme);
        return changes
            .Take(MostChanges)
            .Select(line => ("改动", line))
            .Prepend(
                (
                    "比较",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"与{(latest is { } period ? period.ChineseName + "的" : "")}{SchemeStore.NameOf(before)}比，改动{changes.Length}处。"
                    )
                )
            );
    }

    /// <summary>The template and an example school's figures, beside the scheme's file.</summary>
    private async Task<IEnumerable<(string, string)>> PutPreviewAsync(
        string name,
        FormCatalogue scheme,
        CancellationToken cancellationToken
    )
    {
        var preview = SchemePreview.Of(scheme, time.GetUtcNow());
        var names = preview.Files.Select(file => $"{Path.GetFileNameWithoutExtension(name)}-{file.Name}").ToList();
        foreach (var (file, path) in preview.Files.Zip(names))
        {
            await registry.PutAnswerAsync(path, file.Content, cancellationToken);
        }
        return
        [
            ("预览", string.Join("、", names)),
            ("示例学校", SchemePreviewWords.OfExample(preview)),
            .. SchemePreviewWords.Findings(preview).Select(line => ("示例学校的问题", line)),
        ];
    }

    private Task AnswerAsync(
        string name,
        string title,
        IReadOnlyList<(string About, string Text)> lines,
        CancellationToken cancellationToken
    ) =>
        registry.PutAnswerAsync(
            RosterAnswer.NameOf(name),
            ListWorkbook.Write(title, [("事项", 14), ("内容", 100)], lines.Select(line => (IReadOnlyList<string>)[line.About, line.Text])),
            cancellationToken
        );
}
