using Pipeline.Domain.Findings;
using Pipeline.Domain.Judging;
using Pipeline.Domain.Text;

namespace Pipeline.Domain.Reading;

/// <summary>
/// What is said of columns that are not read; an unknown one is told by the balance of numbers, which knows what it holds.
/// </summary>
internal static class OtherColumnChecks
{
    public static void Check(SheetPlace place, OtherColumn other, FindingSink findings)
    {
        var label = QuantityFindings.Quote(other.Label);
        if (PersonalData.IsLabel(other.Label))
        {
            findings.Add(
                RuleCatalogue.PersonalColumn,
                place,
                other.Row,
                other.Column,
                other.Label,
                $"“{label}”这一列像是个人信息。为保护未成年人个人信息,没有读取,也没有入库。"
            );
            return;
        }
        switch (other.Kind)
        {
            case OtherColumnKind.Twice:
                findings.Add(
                    RuleCatalogue.ColumnTwice,
                    place,
                    other.Row,
                    other.Column,
                    other.Label,
                    $"“{label}”和“{QuantityFindings.Quote(other.Other ?? "")}”两列都表示“{other.SameAs!.Name}”,不知道以哪一列为准。"
                );
                break;
            case OtherColumnKind.HiddenTwin:
                findings.Add(
                    RuleCatalogue.ColumnHidden,
                    place,
                    other.Row,
                    other.Column,
                    other.Label,
                    $"“{label}”列是隐藏的,和“{QuantityFindings.Quote(other.Other ?? "")}”列都表示“{other.SameAs!.Name}”,按看得见的“{QuantityFindings.Quote(other.Other ?? "")}”列计。"
                );
                break;
            case OtherColumnKind.Earlier:
                findings.Add(
                    RuleCatalogue.EarlierGroup,
                    place,
                    other.Row,
                    other.Column,
                    other.Label,
                    $"“{label}”这一列标着上年或上期,不是本期的数,没有计入。"
                );
                break;
        }
    }
}
