namespace Pipeline.Domain.Forms;

/// <summary>A form document that cannot be used; the message names the file, the field and what is expected there.</summary>
public sealed class FormDocumentException(string file, string field, string expected) : Exception($"{file}: {field}: {expected}")
{
    public string File { get; } = file;

    public string Field { get; } = field;
}
