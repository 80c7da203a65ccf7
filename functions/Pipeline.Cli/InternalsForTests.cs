using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Pipeline.Cli.Tests")]
