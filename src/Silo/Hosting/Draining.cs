namespace Hypervisor.Silo;

public static class Draining
{
    /// <summary>
    /// Answers of a silo that stops close their connection: clients and balancers that keep theirs open find another silo for their next
    /// request, instead of a connection that goes away under it.
    /// </summary>
    public static void UseDraining(this WebApplication app) => app.Use((http, next) =>
    {
        if (app.Lifetime.ApplicationStopping.IsCancellationRequested && HttpProtocol.IsHttp11(http.Request.Protocol) && http.Request.Headers.Upgrade.Count == 0)
        {
            http.Response.Headers.Connection = "close";
        }

        return next(http);
    });
}
