namespace Hypervisor.Silo;

public static class ConsoleLog
{
    public static WebApplicationBuilder AddConsoleLog(this WebApplicationBuilder builder, SiloOptions options)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        builder.Logging.AddFilter("Polly", LogLevel.Warning);

        // A request without credentials is answered, not news.
        builder.Logging.AddFilter("Hypervisor.WebApi.AccessHandler", LogLevel.Warning);

        // At each start its clock is unset, and it tells of a check that has not completed for as long as the machine is up.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);

        // The scopes carry the trace, which is the request_id of every error.
        if (options.JsonLog) builder.Logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat, json.IncludeScopes) = (true, "O", true));
        else builder.Logging.AddSimpleConsole(text => (text.SingleLine, text.TimestampFormat) = (true, "HH:mm:ss "));
        return builder;
    }
}
