using Pipeline.Cli;

return await CommandLine.RunAsync(args).ConfigureAwait(false);
