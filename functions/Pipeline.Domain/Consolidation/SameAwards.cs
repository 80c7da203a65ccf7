using System.Runtime.InteropServices;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Domain.Findings;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Grids;
using Pipeline.Domain.Submissions;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Consolidation;

/// <summary>Finds awards that two schools reported; keeps a hash and a place of each award, no rows.</summary>
internal sealed class SameAwards(FormDefinition form, CheckDefinition.SameInOtherSchool check)
{
    private const int NamedSchools = 5;

    private readonly AwardKey key = new(form, check);
    private readonly List<(WorkbookRef Workbook, string Sheet)> sheets = [];
    private readonly Dictionary<UInt128, Place> first = [];
    private readonly Dictionary<UInt128, Twins> twins = [];

    private readonly record struct Place(int Sheet, int Row, int Column);

    private sealed record Twins(List<Place> Places, DataRow Sample);

    /// <summary>Notes one award, and gives its key; null if the row says too little to be compared.</summary>
    public UInt128? Add(WorkbookRef workbook, DataRow row)
    {
        if (key.Of(row) is not { } hash)
        {
            return null;
        }
        if (sheets.Count == 0 || !ReferenceEquals(sheets[^1].Workbook, workbook) || sheets[^1].Sheet != row.Sheet)
        {
            sheets.Add((workbook, row.Sheet));
        }
        var place = new Place(sheets.Count - 1, row.Row, ColumnOf(row));
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(first, hash, out var exists);
        if (!exists)
        {
            known = place;
        }
        else if (twins.TryGetValue(hash, out var more))
        {
            more.Places.Add(place);
        }
        else
        {
            twins.Add(hash, new Twins([known, place], row));
        }
        return hash;
    }

    /// <summary>Whether schools, more than one, reported the award.</summary>
    public bool IsShared(UInt128 hash) => twins.TryGetValue(hash, out var found) && SchoolsOf(found).Skip(1).Any();

    /// <summary>A query on every workbook and cell of an award that more than one school reported.</summary>
    public IEnumerable<SchoolFinding> Findings() =>
        twins.Values.Where(found => SchoolsOf(found).Skip(1).Any()).SelectMany(found => found.Places.Select(place => On(found, place)));

    /// <summary>A row of every shared award of which a query is open.</summary>
    public IEnumerable<DataRow> OpenRows() =>
        twins
            .Values.Where(found => SchoolsOf(found).Skip(1).Any() && found.Places.Exists(place => !On(found, place).Finding.IsExplained))
            .Select(found => found.Sample);

    private SchoolFinding On(Twins found, Place place)
    {
        var (workbook, sheet) = sheets[place.Sheet];
        var others = SchoolsOf(found).Where(school => school.Code != workbook.School.Code).OrderBy(school => school.Code).ToList();
        var named = string.Join('、', others.Take(NamedSchools).Select(school => $"{school.Name}({school.Code})"));
        var item = key.Item is { } column ? found.Sample.Texts[column.Index] : null;
        var rest = string.Join(
            '、',
            found
                .Sample.Form.Dimensions.Where(dimension => check.Columns.Contains(dimension.Id))
                .Select(dimension => found.Sample.Dimensions[dimension.Index])
                .OfType<string>()
        );
        var rule = RuleCatalogue.SameInTwoSchools;
        var same = ChineseList.And(form.Columns.Where(column => check.Columns.Contains(column.Id)).Select(column => column.Name));
        Finding Worded(string other) =>
            new(
                rule.Code,
                check.Severity ?? rule.Severity,
                sheet,
                place.Column > 0 ? CellAddress.Format(place.Row, place.Column) : null,
                item,
                $"“{item}”({rest})与{other}上报的{form.Sheet}相同:{same}都一样。",
                check.Note + rule.Remedy
            );
        return workbook.Cross(
            Worded(others.Count > NamedSchools ? $"{named}等{others.Count}所学校" : named),
            Worded(others.Count > 1 ? "其他学校" : "另一所学校")
        );
    }

    private IEnumerable<Schools.School> SchoolsOf(Twins found) =>
        found.Places.Select(place => sheets[place.Sheet].Workbook.School).DistinctBy(school => school.Code);

    /// <summary>The item's column; where rows do not keep it, the first figure's, so that the cell lies in the right row.</summary>
    private int ColumnOf(DataRow row)
    {
        if (key.Item is { } item && !row.TextColumns.IsDefault && row.TextColumns[item.Index] > 0)
        {
            return row.TextColumns[item.Index];
        }
        return row.Values.Select(value => value.Column).FirstOrDefault(column => column > 0);
    }
}
