using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Pipeline.Workbooks.Tests")]
