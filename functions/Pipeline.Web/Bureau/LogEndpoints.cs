using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pipeline.Steps.Pages;
using Pipeline.Storage.Access;
using Pipeline.Web.Components;
using Pipeline.Web.Identity;
using Pipeline.Web.Rendering;

namespace Pipeline.Web.Bureau;

/// <summary>操作记录: who did what.</summary>
internal static class LogEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var manage = routes
            .MapGroup("/b")
            .RequireAuthorization(RoleRequirement.PolicyOf(BureauRole.Manage))
            .AddEndpointFilter<WholeDistrictOnly>();
        manage.MapGet(
            "/log",
            async (HttpContext http, AuditTrail audit, TimeProvider time) => new PageResult<LogView>(await ReadAsync(http, audit, time))
        );
        manage.MapGet(
            "/log.xlsx",
            async (HttpContext http, AuditTrail audit, TimeProvider time) =>
            {
                var log = await ReadAsync(http, audit, time);
                return Results.File(BoardList.WriteLog(log.Lines), ContentTypes.Workbook, $"操作记录{log.Month}.xlsx");
            }
        );
    }

    private static async Task<LogModel> ReadAsync(HttpContext http, AuditTrail audit, TimeProvider time)
    {
        var asked = http.Request.Query["month"].ToString().Replace("-", "", StringComparison.Ordinal);
        var month = DateTime.TryParseExact(asked, "yyyyMM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? asked
            : AuditTrail.MonthOf(time.GetUtcNow());
        var word = http.Request.Query["q"].ToString().Trim();
        var lines = new List<AuditEvent>();
        await foreach (var line in audit.ReadAsync(month, http.RequestAborted))
        {
            if (
                word.Length == 0
                || string.Join('\n', line.Who, line.What, line.Period, line.School, line.Detail)
                    .Contains(word, StringComparison.OrdinalIgnoreCase)
            )
            {
                lines.Add(line);
            }
        }
        return new LogModel(month, word, lines);
    }
}
