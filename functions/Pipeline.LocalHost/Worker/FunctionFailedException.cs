namespace Pipeline.LocalHost.Worker;

/// <summary>A function ended with an exception, or without an answer; the message is the worker's.</summary>
internal sealed class FunctionFailedException(string function, string message) : Exception($"Function {function} failed: {message}");
