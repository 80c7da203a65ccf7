using System.Globalization;
using System.Text;

namespace Pipeline.Domain.Tests.Schemes;

/// <summary>A scheme's document with everything in it that a scheme can say, by a seed.</summary>
internal sealed class RandomScheme(int seed)
{
    private readonly Random random = new(seed);

    public string ToDocument()
    {
        var json = new StringBuilder("{\"scheme\":{\"name\":\"制度")
            .Append(seed)
            .Append("\",\"version\":\"")
            .Append(random.Next(100))
            .Append('"');
        json.Append(Maybe(",\"issuer\":\"某局\""))
            .Append(Maybe(",\"from\":\"2020-H1\""))
            .Append(Maybe(",\"until\":\"2030\""))
            .Append(Maybe(",\"note\":\"说明,含“引号”和符号|={}\""));
        json.Append(",\"rates\":[")
            .Append(
                Maybe(
                    "{\"id\":\"r\",\"name\":\"比率甲\",\"numerator\":\"f0.m0\",\"denominator\":\"f0.m1\",\"unit\":\":\",\"decimals\":2,\"note\":\"注\"}"
                )
            )
            .Append("]},\"forms\":[");
        var forms = random.Next(1, 5);
        for (var i = 0; i < forms; i++)
        {
            json.Append(i == 0 ? "" : ",");
            Form(json, i);
        }
        return json.Append("]}").ToString();
    }

    private void Form(StringBuilder json, int form)
    {
        var measures = random.Next(2, 7);
        var dimensions = random.Next(1, 4);
        json.Append(
            CultureInfo.InvariantCulture,
            $"{{\"id\":\"f{form}\",\"sheet\":\"表{form}\",\"title\":\"情况表{form}\",\"required\":{(random.Next(2) == 0 ? "true" : "false")}"
        );
        json.Append(Maybe($",\"sheetAliases\":[\"别表{form}\",\"又(甲、乙)表{form}\"]"))
            .Append(Maybe(",\"unitLine\":\"单位:人\""))
            .Append(Maybe(",\"guide\":[\"第一句。\",\"第二句,有逗号。\"]"))
            .Append(",\"columns\":[");
        for (var d = 0; d < dimensions; d++)
        {
            Dimension(json, form, d);
            json.Append(',');
        }
        for (var m = 0; m < measures; m++)
        {
            Measure(json, m);
            json.Append(',');
        }
        json.Append("{\"role\":\"text\",\"id\":\"t\",\"name\":\"名目\",\"stored\":true")
            .Append(Maybe(",\"required\":\"cell\""))
            .Append("},{\"role\":\"date\",\"id\":\"day\",\"name\":\"日期\"")
            .Append(Maybe(",\"withinPeriod\":true"))
            .Append(Maybe(",\"stored\":true"))
            .Append("}],\"checks\":[");
        Checks(json, form);
        json.Append("],\"sentences\":[")
            .Append(Maybe("{\"when\":\"组0多于1\",\"text\":\"{期别}【每组0;:{组0}〔{数0}〕、〔{数1}〕】。\"}"))
            .Append("]}");
    }

    private void Dimension(StringBuilder json, int form, int d)
    {
        var closed = random.Next(2) == 0;
        json.Append(
            CultureInfo.InvariantCulture,
            $"{{\"role\":\"dimension\",\"id\":\"d{d}\",\"name\":\"组{d}\",\"unknown\":\"{(closed ? "error" : "notice")}\""
        );
        json.Append(
                d == 0 ? Maybe(",\"tellsPersonsApart\":true") + Maybe(",\"reads\":\"stage\"")
                : d == 1 ? Maybe(",\"reads\":\"grade\"")
                : ""
            )
            .Append(Maybe($",\"aliases\":[\"别组{d}\"]"))
            .Append(Maybe($",\"valueAliases\":[\"等级{d}\"]"))
            .Append(Maybe(",\"hint\":\"从下拉列表选择\""))
            .Append(Maybe(",\"required\":\"column\""));
        var values = string.Join(
            ',',
            Enumerable
                .Range(0, random.Next(1, 5))
                .Select(v =>
                    $"{{\"name\":\"值{v}{(random.Next(3) == 0 ? form.ToString(CultureInfo.InvariantCulture) : "")}\"{Maybe($",\"aliases\":[\"县(市、区){v}\",\"别值{v}\"]")}{Maybe($",\"doubtful\":[\"疑{v}\"]")}{Maybe(",\"prefillFor\":\"小学\"")}{Maybe(",\"doubt\":\"可能是甲,也可能是乙\"")}{Maybe(",\"group\":\"组名\"")}}}"
                )
        );
        json.Append(",\"values\":[").Append(values).Append("]}");
    }

    private void Measure(StringBuilder json, int m)
    {
        var nature = m < 2 ? "flow" : new[] { "flow", "stock", "persons" }[random.Next(3)];
        json.Append(
            CultureInfo.InvariantCulture,
            $"{{\"role\":\"measure\",\"id\":\"m{m}\",\"name\":\"数{m}\",\"unit\":\"{(m == 1 ? "元" : "人")}\",\"nature\":\"{nature}\""
        );
        json.Append(Maybe(",\"counters\":[\"人\",\"名\"]"))
            .Append(Maybe(",\"key\":true"))
            .Append(Maybe(",\"required\":\"cell\""))
            .Append(
                m > 3 ? Maybe(",\"whenBlankSameAs\":\"m0\"")
                : m == 0 ? Maybe(",\"whenBlankValue\":1")
                : ""
            )
            .Append('}');
    }

    private void Checks(StringBuilder json, int form)
    {
        string[] checks =
        [
            "{\"kind\":\"unique\",\"dimensions\":[\"d0\"],\"severity\":\"notice\"}",
            "{\"kind\":\"together\",\"money\":\"m1\",\"people\":\"m0\",\"severity\":\"error\",\"note\":\"一起填。\"}",
            "{\"kind\":\"perHead\",\"money\":\"m1\",\"people\":\"m0\",\"leastYuan\":5,\"mostYuan\":700}",
            "{\"kind\":\"change\",\"by\":[],\"percent\":10,\"count\":0,\"yuan\":99}",
            "{\"kind\":\"sameInOtherSchool\",\"columns\":[\"t\",\"d0\"]}",
            form == 0
                ? ""
                : "{\"kind\":\"atMostOfForm\",\"measure\":\"m0\",\"form\":\"f0\",\"otherMeasure\":\"m0\",\"dimension\":\"d0\","
                    + "\"severity\":\"notice\"}",
        ];
        json.Append(string.Join(',', checks.Where(check => check.Length > 0 && random.Next(2) == 0)));
    }

    private string Maybe(string text) => random.Next(2) == 0 ? text : "";
}
