namespace Pipeline.Steps.Upkeep;

/// <param name="Listed">Blobs that lie among the uploads.</param>
/// <param name="Compared">Those new enough to be held against the history.</param>
/// <param name="Taken">Those that had been missed, and were taken now, and what a dead host had left behind; what was gone by then does not
/// count.</param>
/// <param name="Failed">Those that failed or were set aside; the next sweep tries again what an outage kept back.</param>
public sealed record SweepResult(int Listed, int Compared, int Taken, int Failed);
