using System.Diagnostics;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Hypervisor.Silo;

public static class Telemetry
{
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder, SiloOptions options)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("hypervisor", serviceVersion: Usage.Version, serviceInstanceId: Environment.MachineName))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter("Microsoft.Orleans", "Hypervisor.*", "Npgsql").AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
                if (options.Metrics) metrics.AddPrometheusExporter();
            });

        // Without somewhere to send them, traces would only cost time at each request.
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            PassTraceIdsOn();
            return builder;
        }

        telemetry.WithMetrics(metrics => metrics.AddOtlpExporter())
            .WithTracing(traces => traces.AddSource("Microsoft.Orleans.*", "Hypervisor.*").AddOtlpExporter().AddAspNetCoreInstrumentation(requests =>
                requests.Filter = http => !http.Request.Path.StartsWithSegments("/health") && !http.Request.Path.StartsWithSegments("/metrics")))
            .WithLogging(logs => logs.AddOtlpExporter());
        return builder;
    }

    /// <summary>Grain calls carry the id of the request that they are for, so that what grains log of it can be found by it.</summary>
    private static void PassTraceIdsOn() => ActivitySource.AddActivityListener(new ActivityListener
    {
        ShouldListenTo = source => source.Name == "Microsoft.Orleans.Application",
        Sample = (ref ActivityCreationOptions<ActivityContext> activity) => activity.Parent.TraceId == default ? ActivitySamplingResult.None : ActivitySamplingResult.PropagationData,
    });
}
