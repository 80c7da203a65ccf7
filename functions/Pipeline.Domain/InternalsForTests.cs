using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Pipeline.Domain.Tests")]
