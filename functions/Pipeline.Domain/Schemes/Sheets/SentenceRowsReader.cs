using Pipeline.Domain.Forms;
using Pipeline.Domain.Schemes.Sentences;

namespace Pipeline.Domain.Schemes.Sheets;

/// <summary>Reads the sheet 句式.</summary>
internal static class SentenceRowsReader
{
    /// <summary>The sentences of each form, by its id, in their order.</summary>
    public static ILookup<string, SentenceDefinition> Read(SchemeTable? table, SchemeNames names)
    {
        var found = new List<(string Form, long Order, SentenceDefinition Sentence)>();
        foreach (var row in (table?.Rows ?? []).Where(row => row["表名"].Length > 0 && row["句子"].Length > 0))
        {
            var order = row.Whole("顺序", 0, 9999) ?? found.Count;
            if (names.Form(row["表名"]) is not { } form)
            {
                row.Add(SchemeRules.NotFound, "表名", $"“报表”里没有“{row["表名"]}”这张表。");
                continue;
            }
            var problems = new List<string>();
            SentenceParser.Parse(new SentenceDefinition(row["条件"], ""), form, names, problems);
            problems.ForEach(problem => row.Add(SchemeRules.BadSentence, "条件", problem));
            problems.Clear();
            SentenceParser.Parse(new SentenceDefinition("", row["句子"]), form, names, problems);
            problems.ForEach(problem => row.Add(SchemeRules.BadSentence, "句子", problem));
            found.Add((form.Id, order, new SentenceDefinition(row["条件"], row["句子"])));
        }
        return found.OrderBy(each => each.Order).ToLookup(each => each.Form, each => each.Sentence);
    }
}
