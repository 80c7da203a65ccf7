using Pipeline.Domain.Schools;

namespace Pipeline.Steps.Access;

/// <summary>A new access code in plain text: it exists only until its sheet is printed.</summary>
public sealed record IssuedCode(SchoolCode School, string Name, string Area, string Code, DateTimeOffset Ends);
