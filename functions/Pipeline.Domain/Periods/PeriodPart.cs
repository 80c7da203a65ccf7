namespace Pipeline.Domain.Periods;

/// <summary>Which part of a year a reporting period covers.</summary>
public enum PeriodPart
{
    Year = 0,
    FirstHalf = 1,
    SecondHalf = 2,
}
