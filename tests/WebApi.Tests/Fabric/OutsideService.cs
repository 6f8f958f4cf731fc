using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;

namespace Hypervisor.WebApi.Tests;

/// <summary>A program of its own that calls the silo's grains over its gateway.</summary>
internal sealed class OutsideService : IAsyncDisposable
{
    private readonly IHost host;

    private OutsideService(IHost host) => this.host = host;

    public IGrainFactory Grains => host.Services.GetRequiredService<IClusterClient>();

    /// <param name="key">Null: it has none.</param>
    /// <param name="configure">What it does besides.</param>
    public static async Task<OutsideService> Start(HypervisorApp app, string? key, Action<IClientBuilder>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client =>
        {
            client.UseLocalhostClustering(app.GatewayPort, "test", app.ClusterId);
            if (key is not null)
            {
                client.UseServiceKey(key);
            }

            configure?.Invoke(client);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new OutsideService(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
