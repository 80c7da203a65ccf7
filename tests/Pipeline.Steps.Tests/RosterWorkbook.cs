using Pipeline.Domain.Schools;
using Pipeline.Workbooks.Rosters;

namespace Pipeline.Steps.Tests;

internal static class RosterWorkbook
{
    public static byte[] Of(params (string Code, string Name)[] schools)
    {
        using var stream = new MemoryStream();
        RosterWriter.Write(
            stream,
            new Roster(
                schools.Select(school => new School(
                    SchoolCode.Parse(school.Code),
                    school.Name,
                    "小学",
                    ["小学"],
                    ["武鸣区", "府城镇"],
                    true
                ))
            )
        );
        return stream.ToArray();
    }
}
