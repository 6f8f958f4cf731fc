namespace Hypervisor.Silo;

public static partial class StartLine
{
    /// <summary>One line, once requests are served, that says where to look.</summary>
    public static WebApplication AnnounceStart(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<SiloOptions>();
        var store = app.Services.GetRequiredService<Store>();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Hypervisor");
        app.Lifetime.ApplicationStarted.Register(() => Ready(
            log,
            string.Join(", ", app.Urls.Where(url => url != options.MetricsUrl).Select(url => $"{url.TrimEnd('/')}/hypervisor")),
            store.Kind == StoreKind.Embedded ? options.DataFolder : "none",
            store.Place));
        return app;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Hypervisor is ready at {Address} (data folder: {DataFolder}, store: {Store})")]
    private static partial void Ready(ILogger log, string address, string dataFolder, string store);
}
