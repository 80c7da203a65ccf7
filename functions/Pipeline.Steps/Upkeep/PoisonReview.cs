namespace Pipeline.Steps.Upkeep;

/// <param name="Recorded">Uploads recorded as failed.</param>
/// <param name="Dropped">Messages about a version that is no longer there, or was taken since.</param>
/// <param name="KeptAside">Messages that could not be read, or are not about uploads.</param>
public sealed record PoisonReview(int Recorded, int Dropped, int KeptAside);
