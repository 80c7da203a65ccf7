using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Pipeline.LocalHost.Tests")]
