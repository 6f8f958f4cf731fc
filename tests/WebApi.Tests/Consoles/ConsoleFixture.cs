using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>A cluster with a machine that has a serial port, a container, and nothing that may be changed.</summary>
internal sealed class ConsoleFixture(SimulatedClusters clusters, HttpClient admin, Guid controller) : IAsyncDisposable
{
    public HypervisorApp App => clusters.App;

    public SimulatedClusters Clusters => clusters;

    public SimulatedCluster Cluster => clusters.Cluster;

    public HttpClient Admin => admin;

    public Guid Controller => controller;

    public SimulatedGuest Machine { get; } = clusters.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });

    public SimulatedGuest Container { get; } = clusters.Cluster.Guests.All.First(guest => guest is { IsContainer: true, IsRunning: true });

    public static async Task<ConsoleFixture> Start()
    {
        var clusters = await SimulatedClusters.Start();
        return await Of(clusters, clusters.Admin);
    }

    /// <summary>On an application that others share; whoever opens consoles here opens none elsewhere.</summary>
    public static async Task<ConsoleFixture> On(SharedReads shared)
    {
        var clusters = await shared.Clusters();
        return await Of(clusters, (await shared.App.User(Role.SuperAdmin, clusters.Admin)).Client);
    }

    private static async Task<ConsoleFixture> Of(SimulatedClusters clusters, HttpClient admin)
    {
        var fixture = new ConsoleFixture(clusters, admin, await clusters.Register());
        clusters.Cluster.Guests.Configure(fixture.Machine.Vmid, "serial0", "socket");
        return fixture;
    }

    public string PathOf(SimulatedGuest guest) =>
        $"/api/v1/hypervisor/controllers/{controller}/nodes/{guest.NodeName}/{(guest.IsContainer ? "lxc" : "qemu")}/{guest.Vmid}/console";

    public Task<HttpResponseMessage> Reserve(HttpClient client, SimulatedGuest guest, string type = "vnc") =>
        client.PostAsync($"{PathOf(guest)}?console_type={type}", null);

    /// <returns>The path to connect to.</returns>
    public async Task<string> Url(HttpClient client, SimulatedGuest guest, string type = "vnc") =>
        (await (await Reserve(client, guest, type)).Json(HttpStatusCode.OK)).Text("websocket_url");

    public async Task<ConsoleViewer> Open(HttpClient client, SimulatedGuest guest, string type = "vnc") =>
        await ConsoleViewer.Connect(App, client, await Url(client, guest, type));

    /// <summary>A terminal whose shell has said that it is ready.</summary>
    public async Task<ConsoleViewer> OpenTerminal(HttpClient client, SimulatedGuest guest)
    {
        var viewer = await Open(client, guest, "term");
        await viewer.HearUntil(":~# ");
        return viewer;
    }

    /// <summary>The user may see a site that has no cluster.</summary>
    public async Task LimitToAnotherSite(TestUser user)
    {
        var site = (await (await Admin.PostAsJsonAsync("sites", new { name = "Lab" })).Json(HttpStatusCode.Created)).Id();
        (await Admin.PutAsJsonAsync($"users/{user.Id}/site-access", new { sites = new[] { site } })).EnsureSuccessStatusCode();
    }

    public async Task<JsonElement[]> Audit(string action) =>
        [.. (await Admin.Read($"audit?action={action}")).GetProperty("items").EnumerateArray()];

    public ValueTask DisposeAsync() => clusters.DisposeAsync();
}
