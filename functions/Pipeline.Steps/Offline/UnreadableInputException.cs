namespace Pipeline.Steps.Offline;

/// <summary>A file or folder that was named as input cannot be read; the Chinese message says which, why and what to do.</summary>
public sealed class UnreadableInputException : IOException
{
    public UnreadableInputException(string path, Exception reason)
        : base($"读不到“{path}”:{reason.Message}请核对路径和权限,关闭正在占用它的程序,再试一次。", reason) { }
}
