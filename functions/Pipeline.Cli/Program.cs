using Pipeline.Domain.Forms;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Periods;
using Pipeline.Domain.Schools;
using Pipeline.Workbooks.Reading;
using Pipeline.Workbooks.Rosters;

if (args[0] == "consolidate")
{
    string? o1 = null, r1 = null, p1 = null, prev = null;
    for (var i = 2; i < args.Length; i++) { if (args[i] == "--out") { o1 = args[++i]; } else if (args[i] == "--roster") { r1 = args[++i]; } else if (args[i] == "--period") { p1 = args[++i]; } else if (args[i] == "--previous") { prev = args[++i]; } }
    var res = await new Pipeline.Steps.Offline.ConsolidateFolder(new(args[1], Period.Parse(p1!), o1!) { Roster = RosterReader.Read(File.ReadAllBytes(r1!), "r.xlsx").Roster, PreviousFolder = prev }).RunAsync(null, default);
    return 0;
}
var files = new List<string>(); Roster? roster = null; Period? period = null;
for (var i = 1; i < args.Length; i++)
{
    if (args[i] == "--roster") { roster = RosterReader.Read(File.ReadAllBytes(args[++i]), "r.xlsx").Roster; }
    else if (args[i] == "--period") { period = Period.Parse(args[++i]); }
    else if (args[i] != "--json") { files.Add(args[i]); }
}
var judgements = files.Select(f => WorkbookJudge.Judge(WorkbookOpener.Open(File.ReadAllBytes(f), f), f, new JudgingContext(FormCatalogue.Standard, roster, period))).ToList();
using var o = Console.OpenStandardOutput();
JudgementJson.Write(o, judgements);
return judgements.Any(j => j.Verdict == Pipeline.Domain.Findings.Verdict.Rejected) ? 1 : 0;
