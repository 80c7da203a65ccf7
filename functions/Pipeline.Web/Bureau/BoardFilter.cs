using Microsoft.AspNetCore.Http;
using Pipeline.Domain.Consolidation.Results;
using Pipeline.Steps.Pages;
using Pipeline.Steps.Status;

namespace Pipeline.Web.Bureau;

/// <summary>What the board is narrowed to, as its address says.</summary>
public sealed record BoardFilter(string State, string Area, string Name, int Page)
{
    public const int PageSize = 200;

    /// <summary>What a state filter is called in the address, what it is called on the page, and whom it lets through.</summary>
    public static readonly IReadOnlyList<(string Id, string Title, Func<SchoolStatus, bool> Takes)> States =
    [
        ("", "全部", _ => true),
        ("missing", "未报", school => school.State == ReportingState.NotReceived),
        ("rejected", "未通过", school => school.State is ReportingState.Rejected or ReportingState.Returned),
        (
            "queries",
            "有未说明疑问",
            school => school.OpenQueries > 0 && school.State is ReportingState.AcceptedWithQueries or ReportingState.Approved
        ),
        ("late", "迟报", school => school.IsLate),
        ("approved", "已审核", school => school.State == ReportingState.Approved),
        ("held", "锁定后收到", school => school.Held > 0),
    ];

    public static BoardFilter Of(IQueryCollection query) =>
        new(
            States.Any(state => state.Id == query["state"]) ? query["state"].ToString() : "",
            query["area"].ToString(),
            query["q"].ToString().Trim(),
            int.TryParse(query["page"], out var page) && page is > 0 and < 10_000 ? page : 1
        );

    public IEnumerable<SchoolStatus> Apply(Board board)
    {
        var takes = States.First(state => state.Id == State).Takes;
        return board.Status.Schools.Where(school =>
            takes(school)
            && (Area.Length == 0 || school.Area == Area || school.Area.StartsWith(Area + "/", StringComparison.Ordinal))
            && (
                Name.Length == 0
                || school.Name.Contains(Name, StringComparison.OrdinalIgnoreCase)
                || school.Code.Contains(Name, StringComparison.Ordinal)
            )
        );
    }

    /// <summary>The filter as an address's query.</summary>
    public string Query(int page = 1) =>
        QueryString
            .Create(
                new Dictionary<string, string?>
                {
                    ["state"] = Blank(State),
                    ["area"] = Blank(Area),
                    ["q"] = Blank(Name),
                    ["page"] = page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
                }.Where(pair => pair.Value is not null)
            )
            .ToString();

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}
