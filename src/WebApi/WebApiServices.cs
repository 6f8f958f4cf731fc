using System.Diagnostics;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Hypervisor.WebApi;

/// <summary>The API in one line each: what it needs, and what it maps.</summary>
public static class WebApiServices
{
    /// <summary>No route needs more but uploads, which say so themselves.</summary>
    private const long MaxBodyBytes = 1024 * 1024;

    public static WebApplicationBuilder AddWebApi(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json => HypervisorJson.Apply(json.SerializerOptions));
        builder.Services.AddExceptionHandler<FleetExceptionHandler>();
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context =>
        {
            var extensions = context.ProblemDetails.Extensions;
            extensions.Remove("trace_id");
            extensions.TryAdd("code", CodeOf(context.HttpContext.Response.StatusCode));
            extensions["request_id"] = RequestIdOf(context.HttpContext);
        });
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddSingleton<IStartupFilter, SecurityHeaders>();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        builder.Services.AddAccess(builder.Configuration);
        builder.Services.AddAudit();
        builder.Services.AddScoped<ConsoleDoor>();
        builder.Services.TryAddSingleton(services => new LongRequests(services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping));
        builder.Services.AddResponseCompression();
        builder.Services.AddOutputCache();
        builder.Services.AddApiDocument();
        builder.Services.AddSingleton(new UploadFolder(builder.Configuration["Hypervisor:UploadFolder"] is { Length: > 0 } folder ? folder : Path.GetTempPath()));
        return builder;
    }

    public static WebApplication MapWebApi(this WebApplication app)
    {
        app.UseOneFormOfProblems();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseWebSockets();
        app.UseResponseCompression();
        app.UseWebUi();
        app.UseAudit();
        app.UseAccess();
        app.UseJsonIsUtf8();
        app.UseAuditBeforeHandlers();
        app.UseOutputCache();

        var api = app.MapGroup("/api/v1");
        api.MapAccess();
        api.MapControllers();
        api.MapDiscovery();
        api.MapSettings();
        api.MapAudit();
        api.MapFabric();
        api.MapAbout();

        var hypervisor = api.MapGroup("/hypervisor");
        hypervisor.MapFleet();
        hypervisor.MapSearch();
        hypervisor.MapEvents();
        hypervisor.MapAlerts();
        hypervisor.MapChanges();

        var cluster = hypervisor.MapGroup("/controllers/{controller_id}");
        cluster.MapClusters();
        cluster.MapNodes();
        cluster.MapNodeReads();
        cluster.MapTasks();
        cluster.MapGuests();
        cluster.MapGuestReads();
        cluster.MapAgent();
        cluster.MapConsoles();
        cluster.MapMetrics();
        cluster.MapStorage();
        cluster.MapBackups();
        cluster.MapHighAvailability();
        cluster.MapSdn();
        cluster.MapFirewall();
        cluster.MapCeph();
        cluster.MapReplication();
        cluster.MapPools();
        cluster.MapWrites();
        cluster.MapUploads();
        cluster.MapBulk();
        cluster.MapPreflight();

        api.MapGateways();
        api.MapStaging();
        api.MapChangesGateway();

        app.MapApiDocument();
        app.MapWebUi();
        return app;
    }

    // For answers that the framework makes, such as a path that no route has.
    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status405MethodNotAllowed => "method_not_allowed",
        StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
        _ => "internal_error",
    };

    private static string RequestIdOf(HttpContext http) =>
        Activity.Current?.TraceId.ToString() ?? http.Features.Get<IHttpRequestIdentifierFeature>()?.TraceIdentifier ?? http.TraceIdentifier;
}
