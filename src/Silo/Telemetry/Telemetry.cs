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
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return builder;
        telemetry.WithMetrics(metrics => metrics.AddOtlpExporter())
            .WithTracing(traces => traces.AddSource("Microsoft.Orleans.*", "Hypervisor.*").AddOtlpExporter().AddAspNetCoreInstrumentation(requests =>
                requests.Filter = http => !http.Request.Path.StartsWithSegments("/health") && !http.Request.Path.StartsWithSegments("/metrics")))
            .WithLogging(logs => logs.AddOtlpExporter());
        return builder;
    }
}
