using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>A form as its row on 报表 says, with the columns that were read for it.</summary>
internal sealed class DraftForm(SchemeRow row, string id)
{
    public SchemeRow Row => row;

    public string Id => id;

    public string Sheet { get; } = Folding.Fold(row["表名"]);

    public List<ColumnDefinition> Columns { get; } = [];

    public FormDefinition ToDefinition(ImmutableArray<CheckDefinition> checks, ImmutableArray<SentenceDefinition> sentences) =>
        new(
            id,
            Sheet,
            [.. row.Names("别名")],
            row["标题"],
            row["单位行"],
            [.. row["填表说明"].Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            row.Is("必报"),
            [.. Columns],
            checks,
            sentences
        );
}
