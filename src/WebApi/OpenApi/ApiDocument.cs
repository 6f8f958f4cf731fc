using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Hypervisor.WebApi;

/// <summary>The OpenAPI document: always at <c>/api/v1/openapi.json</c>; a page to browse it at <c>/api/v1/docs</c> with <c>ENABLE_DOCS=true</c>.</summary>
internal static class ApiDocument
{
    private const string DocumentPath = "/api/v1/openapi.json";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Hypervisor",
                Version = "v1",
                Description = "The control plane in front of Proxmox VE clusters. Times are RFC 3339 in UTC, sizes bytes, ratios 0..1, percentages 0..100. "
                    + "Errors are problem details (RFC 9457) with a stable code, errors by field, and a request_id.",
            };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var role = context.Description.ActionDescriptor.EndpointMetadata.OfType<RequiresAttribute>().LastOrDefault()?.Role;
            operation.AddExtension("x-lowest-role", new JsonNodeExtension(role is { } lowest ? Choice.NameOf(lowest) : "anonymous"));
            WriteDescription.Complete(operation, context);
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this WebApplication app)
    {
        // Made once: it costs 25 ms, and anybody may ask for it.
        app.MapOpenApi("/api/{documentName}/openapi.json").AllowAnonymous().CacheOutput(policy => policy.Expire(TimeSpan.FromDays(1)));
        if (app.Configuration.GetValue("ENABLE_DOCS", defaultValue: false))
        {
            app.MapScalarApiReference("/api/v1/docs", scalar => scalar.WithTitle("Hypervisor API").WithOpenApiRoutePattern(DocumentPath)).AllowAnonymous();
        }
    }
}
