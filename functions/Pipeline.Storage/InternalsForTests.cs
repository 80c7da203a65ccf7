using System.Runtime.CompilerServices;

// The limits of the Table service are held at their boundary, which is not seen from outside.
[assembly: InternalsVisibleTo("Pipeline.Storage.Tests")]
