using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Submissions;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>Understands the cells of one data row, and says of each what is wrong with it.</summary>
internal sealed class DataRowReader
{
    private const int LongestText = 500;
    private const int MostNear = 2_000;

    private readonly FormDefinition form;
    private readonly SheetPlace place;
    private readonly FindingSink findings;
    private readonly FormVocabulary vocabulary;
    private readonly TableHeader header;
    private readonly int[] dimensionSlots;
    private readonly MeasureRowReader measures;
    private readonly int[] textSlots;
    private readonly ImmutableArray<int> textColumns;
    private readonly int stageIndex;

    /// <summary>By dimension: cells share their texts within a workbook, so that the same objects are the same answer.</summary>
    private readonly Dictionary<object, (string? Stage, (string Name, bool Doubtful)? Value)>[] near;

    public DataRowReader(FormDefinition form, SheetGrid sheet, SheetPlace place, TableHeader header, FindingSink findings)
    {
        this.form = form;
        this.place = place;
        this.header = header;
        this.findings = findings;
        vocabulary = FormVocabulary.Of(form);
        dimensionSlots = header.Slots(form.Dimensions);
        textSlots = header.Slots(form.Texts);
        textColumns = [.. textSlots.Select(slot => slot < 0 ? 0 : header.Columns[slot].Column)];
        measures = new MeasureRowReader(form, sheet, place, header, findings);
        near =
        [
            .. form.Dimensions.Select(static _ => new Dictionary<object, (string?, (string, bool)?)>(ReferenceEqualityComparer.Instance)),
        ];
        stageIndex = Array.FindIndex([.. vocabulary.Values], static values => values.HoldsStages);
    }

    public ReadRow Read(RowCells cells)
    {
        var dimensions = ImmutableArray.CreateBuilder<string?>(form.Dimensions.Length);
        for (var i = 0; i < form.Dimensions.Length; i++)
        {
            dimensions.Add(
                ReadDimension(
                    cells,
                    form.Dimensions[i],
                    dimensionSlots[i],
                    stageIndex >= 0 && stageIndex < i ? dimensions[stageIndex] : null
                )
            );
        }
        var texts = ImmutableArray.CreateBuilder<string?>(form.Texts.Length);
        for (var i = 0; i < form.Texts.Length; i++)
        {
            texts.Add(ReadText(cells, form.Texts[i], textSlots[i]));
        }
        var measured = measures.Read(cells);
        var data = new DataRow(form, place.Name, cells.Row, dimensions.MoveToImmutable(), texts.MoveToImmutable(), measured.Values)
        {
            TextColumns = textColumns,
        };
        return new ReadRow(data, measured.Faults, measured.Counters);
    }

    /// <inheritdoc cref="MeasureRowReader.ReadTotals"/>
    public ImmutableArray<MeasureValue> ReadTotals(RowCells cells) => measures.ReadTotals(cells);

    /// <summary>The dimensions of a 合计 row that name a known value, also within its label (小学合计).</summary>
    public ImmutableArray<string?> ReadTotalDimensions(RowCells cells)
    {
        var dimensions = new string?[form.Dimensions.Length];
        for (var i = 0; i < dimensions.Length; i++)
        {
            if (
                dimensionSlots[i] >= 0
                && cells.TryGetFilledDown(dimensionSlots[i], out var cell)
                && cell.Kind == CellKind.Text
                && vocabulary.Values[i].TryFind(RowLabels.WithoutTotal(cell.Text!), out var name, out _)
            )
            {
                dimensions[i] = name;
            }
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(dimensions);
    }

    private string? ReadDimension(RowCells cells, DimensionColumn dimension, int slot, string? stage)
    {
        if (slot < 0)
        {
            return dimension.WhenBlank;
        }
        var column = header.Columns[slot].Column;
        if (
            !cells.TryGetFilledDown(slot, out var cell)
            || (!dimension.CellRequired && cell.Kind == CellKind.Text && CellWords.IsNone(cell.Text))
        )
        {
            return ReadBlankDimension(cells.Row, dimension, column);
        }
        if (cell.Kind == CellKind.Error)
        {
            findings.Add(
                RuleCatalogue.DimensionInvalid,
                place,
                cells.Row,
                column,
                cell.Text,
                $"“{dimension.Name}”显示的是错误值{cell.Text}。"
            );
            return null;
        }
        var text = QuantityFindings.Cut(CellWords.Display(cell), 2 * LongestText);
        var known = FindNear(dimension.Index, text, stage);
        if (known is null)
        {
            return ReadUnknownValue(cells.Row, dimension, column, text);
        }
        if (known.Value.Doubtful)
        {
            findings.Add(
                RuleCatalogue.DimensionDoubtful,
                place,
                cells.Row,
                column,
                text,
                $"“{dimension.Name}”填的是“{QuantityFindings.Quote(text)}”,{dimension.DoubtOf(known.Value.Name)},暂按{known.Value.Name}计。",
                $"请从这些值中选择:{string.Join("、", dimension.Values.Select(value => value.Name))};或在情况说明中说明。"
            );
        }
        return known.Value.Name;
    }

    private (string Name, bool Doubtful)? FindNear(int index, string text, string? stage)
    {
        if (near[index].TryGetValue(text, out var found) && ReferenceEquals(found.Stage, stage))
        {
            return found.Value;
        }
        var value = vocabulary.ValuesOfTexts.Get((index, text, stage), FindValue);
        if (near[index].Count < MostNear)
        {
            near[index][text] = (stage, value);
        }
        return value;
    }

    /// <summary>A known value, alone or with a count beside it (学生4人), which is asked about where the count is wanted.</summary>
    private (string Name, bool Doubtful)? FindValue((int Index, string Text, string? Stage) key)
    {
        var (index, text, stage) = key;
        var values = vocabulary.Values[index];
        if (values.TryFind(text, stage, out var name, out var doubtful))
        {
            return (name, doubtful);
        }
        return CountWords.Without(text) is { Length: > 0 } rest && values.TryFind(rest, stage, out name, out doubtful)
            ? (name, doubtful)
            : null;
    }

    private string? ReadBlankDimension(int row, DimensionColumn dimension, int column)
    {
        if (dimension.WhenBlank is { } otherwise)
        {
            findings.Add(
                RuleCatalogue.DimensionDefault,
                place,
                row,
                column,
                "",
                $"“{dimension.Name}”没有填写,按{otherwise}统计。",
                $"请填写{dimension.Name}。"
            );
            return otherwise;
        }
        if (dimension.CellRequired)
        {
            findings.Add(
                RuleCatalogue.DimensionBlank,
                place,
                row,
                column,
                "",
                $"这一行有数据,但“{dimension.Name}”没有填写。",
                $"请填写{dimension.Name}。"
            );
        }
        return null;
    }

    private string? ReadUnknownValue(int row, DimensionColumn dimension, int column, string text)
    {
        if (PersonalData.IsIn(text))
        {
            findings.Add(
                RuleCatalogue.PersonalNumber,
                place,
                row,
                column,
                text,
                $"“{dimension.Name}”填的“{QuantityFindings.Quote(PersonalData.Mask(text))}”里有身份证号、手机号或银行卡号。"
            );
            return null;
        }
        if (vocabulary.Values[dimension.Index].HoldsGrades && GradeWords.IsTerm(text))
        {
            findings.Add(
                RuleCatalogue.TermAsGrade,
                place,
                row,
                column,
                text,
                $"“{dimension.Name}”填的是“{QuantityFindings.Quote(text)}”,是学期,不是{dimension.Name};同一批学生可能计了两次。",
                $"请按{dimension.Name}填写本期的数,或在情况说明中说明。"
            );
            return Kept(text);
        }
        switch (dimension.Unknown)
        {
            case UnknownValue.Withhold:
                var values = string.Join("、", dimension.Values.Select(known => known.Name));
                findings.Add(
                    RuleCatalogue.ValueWithheld,
                    place,
                    row,
                    column,
                    null,
                    $"“{dimension.Name}”填的不是规定的值;可能是姓名,所以没有显示,也没有入库。",
                    $"请从这些值中选择:{values};不要写姓名。"
                );
                return null;
            case UnknownValue.Error:
                var allowed = string.Join("、", dimension.Values.Select(known => known.Name));
                findings.Add(
                    RuleCatalogue.DimensionUnknown,
                    place,
                    row,
                    column,
                    text,
                    $"“{dimension.Name}”填的是“{QuantityFindings.Quote(text)}”,不是规定的值。",
                    $"请从这些值中选择:{allowed}。"
                );
                break;
            case UnknownValue.Notice:
                findings.Add(
                    RuleCatalogue.DimensionNew,
                    place,
                    row,
                    column,
                    text,
                    $"“{dimension.Name}”填的“{QuantityFindings.Quote(text)}”不在常用名称中,按填写的名称单独统计。"
                );
                break;
        }
        return Kept(text);
    }

    /// <summary>A text as it is kept: folded, personal numbers masked, and no longer than anybody's award or programme is named.</summary>
    private static string Kept(string text) =>
        PersonalData.Mask(QuantityFindings.Cut(Folding.Fold(QuantityFindings.Cut(text, 2 * LongestText)), LongestText));

    private string? ReadText(RowCells cells, TextColumn text, int slot)
    {
        if (slot < 0 || !cells.TryGetFilledDown(slot, out var cell) || (cell.Kind == CellKind.Text && CellWords.IsNone(cell.Text)))
        {
            if (slot >= 0 && text.CellRequired)
            {
                findings.Add(
                    RuleCatalogue.DimensionBlank,
                    place,
                    cells.Row,
                    header.Columns[slot].Column,
                    "",
                    $"这一行有数据,但“{text.Name}”没有填写。",
                    $"请填写{text.Name}。"
                );
            }
            return null;
        }
        if (text.Role == ColumnRole.Date)
        {
            return ReadDate(cell, text);
        }
        if (!text.Stored)
        {
            return null;
        }
        var shown = CellWords.Display(cell);
        if (PersonalData.IsIn(shown))
        {
            findings.Add(
                RuleCatalogue.PersonalNumberInText,
                place,
                cells.Row,
                cell.Column,
                shown,
                $"“{text.Name}”里的身份证号、手机号或银行卡号已遮盖。"
            );
        }
        return Kept(shown);
    }

    private string? ReadDate(in GridCell cell, TextColumn text)
    {
        if (DateReader.TryRead(cell, out var kept))
        {
            return kept;
        }
        var shown = CellWords.Display(cell);
        findings.Add(
            RuleCatalogue.DateUnreadable,
            place,
            cell.Row,
            cell.Column,
            shown,
            $"“{text.Name}”填的是“{QuantityFindings.Quote(shown)}”,看不懂是哪一天。"
        );
        return null;
    }
}
