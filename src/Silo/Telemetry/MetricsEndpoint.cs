namespace Hypervisor.Silo;

public static class MetricsEndpoint
{
    /// <summary>Beside everything else, or on a port where nothing else is served. By the port that was connected to: a Host header can be forged.</summary>
    public static WebApplication MapMetrics(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<SiloOptions>();
        if (!options.Metrics) return app;
        if (options.MetricsPort is not { } port)
        {
            app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
            return app;
        }

        app.UseOpenTelemetryPrometheusScrapingEndpoint(http => http.Connection.LocalPort == port && http.Request.Path == "/metrics");
        app.Use((http, next) =>
        {
            if (http.Connection.LocalPort != port) return next(http);
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        return app;
    }
}
