using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Pipeline.App;
using Pipeline.Steps;
using Pipeline.Web;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<FailedRequests>();
builder.Services.AddPipeline(builder.Configuration);
builder.Services.AddPipelineWeb(builder.Configuration);
builder.Services.AddAppTelemetry(builder.Configuration);
builder.Build().Run();
