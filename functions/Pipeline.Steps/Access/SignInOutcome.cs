namespace Pipeline.Steps.Access;

/// <summary>The outcome of a sign-in.</summary>
public enum SignInOutcome
{
    Done,

    /// <summary>Who it is or the code is wrong; which of them is not told.</summary>
    Wrong,

    /// <summary>The code is right, and its time is over.</summary>
    Expired,

    /// <summary>Too many wrong codes in a row.</summary>
    TooMany,
}
