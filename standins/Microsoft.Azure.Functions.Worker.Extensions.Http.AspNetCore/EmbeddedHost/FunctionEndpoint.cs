using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker.EmbeddedHost.Invocation;

namespace Microsoft.Azure.Functions.Worker.EmbeddedHost.Http;

internal sealed record FunctionEndpoint(FunctionDescriptor Function, HttpTriggerAttribute Trigger, RoutePattern Route);
