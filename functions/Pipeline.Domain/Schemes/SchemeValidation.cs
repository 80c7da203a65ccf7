using System.Collections.Immutable;
using Pipeline.Domain.Forms;
using Pipeline.Domain.Schemes.Sentences;

namespace Pipeline.Domain.Schemes;

/// <summary>Holds what needs the whole scheme: checks that name a rate, sentences that name columns of any form.</summary>
internal static class SchemeValidation
{
    /// <exception cref="FormDocumentException">Something names what is not there.</exception>
    public static void Validate(ImmutableArray<FormDefinition> forms, ImmutableArray<RateDefinition> rates)
    {
        var names = new SchemeNames(forms, rates);
        foreach (var form in forms)
        {
            foreach (var stated in form.Checks.OfType<CheckDefinition.StatedRate>())
            {
                if (
                    rates.FirstOrDefault(rate => rate.Id == stated.Rate) is not { } rate
                    || rate.Numerator.Form != form.Id
                    || rate.Denominator.Form != form.Id
                )
                {
                    throw new FormDocumentException(form.Id, "checks", $"'{stated.Rate}' is no rate of two measures of the form");
                }
            }
            for (var i = 0; i < form.Sentences.Length; i++)
            {
                var problems = new List<string>();
                SentenceParser.Parse(form.Sentences[i], form, names, problems);
                if (problems.Count > 0)
                {
                    throw new FormDocumentException(form.Id, $"sentences[{i}]", string.Join(' ', problems));
                }
            }
        }
    }
}
