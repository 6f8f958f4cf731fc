using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>A receiver of webhooks that is out of order until it is repaired.</summary>
internal sealed class Pager : IAsyncDisposable
{
    private readonly TaskCompletionSource tried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication app;

    private Pager()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(Take);
    }

    public string Url => app.Urls.Single();

    public bool IsRepaired { get; set; }

    /// <summary>Completes when something was sent in vain.</summary>
    public Task Tried => tried.Task;

    /// <summary>The ids of what it was sent, whether it took it or not.</summary>
    public ConcurrentQueue<string> Deliveries { get; } = [];

    public static async Task<Pager> Start()
    {
        var pager = new Pager();
        await pager.app.StartAsync();
        return pager;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task Take(HttpContext http)
    {
        Deliveries.Enqueue(http.Request.Headers["X-Hypervisor-Delivery"].ToString());
        http.Response.StatusCode = IsRepaired ? StatusCodes.Status204NoContent : StatusCodes.Status503ServiceUnavailable;
        tried.TrySetResult();
        return Task.CompletedTask;
    }
}
