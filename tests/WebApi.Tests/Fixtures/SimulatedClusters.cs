using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.Grains;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>The product with simulated clusters that it may reach on loopback.</summary>
internal sealed class SimulatedClusters : IAsyncDisposable
{
    private readonly bool sharesApp;
    private readonly List<Guid> registered = [];

    private SimulatedClusters(HypervisorApp app, SimulatedFleet fleet, HttpClient admin, bool sharesApp) => (App, Fleet, Admin, this.sharesApp) = (app, fleet, admin, sharesApp);

    public HypervisorApp App { get; }

    public SimulatedFleet Fleet { get; }

    /// <summary>A super admin's client.</summary>
    public HttpClient Admin { get; }

    public SimulatedCluster Cluster => Fleet.Clusters[0];

    public static async Task<SimulatedClusters> Start(int clusters = 1, int nodes = 3, int guests = 20, string allowedNetworks = "127.0.0.0/8", string version = "9.2", string? schema = null, bool writes = false, bool instantTasks = true, RecordedLogs? logs = null, (string Key, string Value)[]? settings = null)
    {
        var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = clusters, Nodes = nodes, Guests = guests, Version = version, SchemaFile = schema, InstantTasks = instantTasks });
        var app = await HypervisorApp.Start(logs ?? new RecordedLogs(), [.. Settings(writes, allowedNetworks), .. settings ?? []]);
        return new SimulatedClusters(app, fleet, await app.Admin(), sharesApp: false);
    }

    /// <summary>Clusters of one test, on an application that it shares with others.</summary>
    public static async Task<SimulatedClusters> On(HypervisorApp app, int clusters = 1, int nodes = 3, int guests = 20, string version = "9.2", string? schema = null, bool instantTasks = true)
    {
        var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = clusters, Nodes = nodes, Guests = guests, Version = version, SchemaFile = schema, InstantTasks = instantTasks });
        return new SimulatedClusters(app, fleet, await app.Admin(), sharesApp: true);
    }

    public static (string Key, string Value)[] Settings(bool writes, string allowedNetworks = "127.0.0.0/8")
    {
        var readOnly = writes ? "false" : "true";
        return [(AllowedNetworks.Key, allowedNetworks), ("ENABLE_DOCS", "true"), ("ADAPTER_READ_ONLY", readOnly), ("OMADA_READ_ONLY", readOnly)];
    }

    /// <summary>The body of a registration of the cluster, with its certificate pinned.</summary>
    public static Dictionary<string, object?> Registration(SimulatedCluster cluster) => new()
    {
        ["name"] = cluster.Name,
        ["host"] = cluster.Host,
        ["port"] = cluster.Port,
        ["tls_fingerprint"] = cluster.Fingerprint,
        ["config"] = new { token_id = cluster.TokenId, token_secret = cluster.TokenSecret },
    };

    /// <summary>Registers the cluster and reads it once.</summary>
    public async Task<Guid> Register(SimulatedCluster? cluster = null, HttpClient? by = null)
    {
        by ??= Admin;
        var id = (await (await by.PostAsJsonAsync("controllers", Registration(cluster ?? Cluster))).Json(HttpStatusCode.Created)).Id();
        registered.Add(id);
        await Sync(id, by);
        return id;
    }

    public async Task<JsonElement> Sync(Guid controller, HttpClient? by = null) =>
        await (await (by ?? Admin).PostAsync($"discovery/controllers/{controller}?sync=true", null)).Json(HttpStatusCode.OK);

    public async ValueTask DisposeAsync()
    {
        if (sharesApp)
        {
            foreach (var controller in registered)
            {
                (await Admin.DeleteAsync($"controllers/{controller}")).Dispose();
            }
        }

        Admin.Dispose();
        if (!sharesApp)
        {
            await App.DisposeAsync();
        }

        await Fleet.DisposeAsync();
    }
}
