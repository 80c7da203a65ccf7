namespace Pipeline.Steps.Upkeep;

/// <param name="UploadsRemoved">Uploads taken long ago, whose originals were seen to be there.</param>
/// <param name="SetsRemoved">Sets of figures that nothing refers to any more.</param>
/// <param name="Recovered">Uploads that a dead host had left behind, taken from their originals.</param>
public sealed record CleanUpResult(int UploadsRemoved, int SetsRemoved, int Recovered);
