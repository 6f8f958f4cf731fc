using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hypervisor.PveSimulator;

/// <summary>Any number of simulated clusters behind one web server.</summary>
public sealed class SimulatedFleet : IAsyncDisposable
{
    private const int PortAttempts = 5;
    private readonly WebApplication _app;

    private SimulatedFleet(WebApplication app, List<SimulatedCluster> clusters, int? adminPort)
    {
        _app = app;
        Clusters = clusters;
        AdminPort = adminPort;
    }

    public IReadOnlyList<SimulatedCluster> Clusters { get; }

    /// <summary>Where the admin API is, when one was asked for.</summary>
    public int? AdminPort { get; }

    /// <exception cref="ArgumentException">The options are wrong; the message names every error.</exception>
    /// <exception cref="IOException">A port is in use.</exception>
    public static async Task<SimulatedFleet> Start(FleetOptions options, TimeProvider? time = null)
    {
        if (options.Errors() is { Count: > 0 } errors) throw new ArgumentException(string.Join(' ', errors), nameof(options));
        var schema = options.SchemaFile is null ? null : ApiDescription.Load(options.SchemaFile);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Start(options, time ?? TimeProvider.System, schema);
            }
            catch (IOException) when (options.Port == 0 && attempt < PortAttempts)
            {
                // Someone took the free port in between; the next one may do.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var cluster in Clusters) cluster.Nodes.Forget();
        using (var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200))) await StopQuickly(now.Token);
        await _app.DisposeAsync();
    }

    private async Task StopQuickly(CancellationToken deadline)
    {
        try
        {
            await _app.StopAsync(deadline);
        }
        catch (OperationCanceledException)
        {
            // Requests that hang on purpose don't end by themselves.
        }
    }

    private static async Task<SimulatedFleet> Start(FleetOptions options, TimeProvider time, ApiDescription? schema)
    {
        var addresses = Addresses.Create();
        var port = options.Port == 0 ? FreePort() : options.Port;
        int? adminPort = options.AdminPort == 0 ? FreePort() : options.AdminPort;
        var clusters = Enumerable.Range(0, options.Clusters).Select(number => ClusterBuilder.Build(number, options, time, addresses)).ToList();
        var doors = new Doors();
        var entries = new Dictionary<IPEndPoint, SimulatedNode>();
        foreach (var (number, cluster) in clusters.Index())
        {
            cluster.Port = addresses.PortOf(number, port);
            cluster.Doors = doors;
            foreach (var node in cluster.Nodes.All) entries.TryAdd(new IPEndPoint(node.Address, cluster.Port), node);
        }
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IConnectionListenerFactory>(doors);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, entries, adminPort));
        builder.WebHost.UseKestrelHttpsConfiguration();
        var app = builder.Build();
        app.Run(http => http.Connection.LocalPort == adminPort && http.Connection.LocalIpAddress!.Equals(IPAddress.Loopback) && !http.Request.IsHttps
            ? AdminApi.Handle(http, clusters)
            : Pipeline.Handle(http, entries[new IPEndPoint(http.Connection.LocalIpAddress!, http.Connection.LocalPort)], schema));
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        return new SimulatedFleet(app, clusters, adminPort);
    }

    private static void Listen(KestrelServerOptions kestrel, Dictionary<IPEndPoint, SimulatedNode> entries, int? adminPort)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestLineSize = 64 * 1024;
        kestrel.Limits.MinResponseDataRate = null;
        foreach (var (endpoint, node) in entries)
        {
            kestrel.Listen(endpoint, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => new(node.Tls) });
            });
        }
        if (adminPort is { } port) kestrel.Listen(new IPEndPoint(IPAddress.Loopback, port), listen => listen.Protocols = HttpProtocols.Http1);
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Any, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
