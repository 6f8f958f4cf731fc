using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hypervisor.WebApi.Tests;

/// <summary>A cluster whose second node can be taken down, and a clock that can be moved.</summary>
internal sealed class AlertingCluster : IAsyncDisposable
{
    public const string Node = "pve2";

    private AlertingCluster(SimulatedClusters clusters, Guid controller) => (Clusters, Controller, Admin) = (clusters, controller, clusters.Admin);

    public SimulatedClusters Clusters { get; }

    public HypervisorApp App => Clusters.App;

    public Guid Controller { get; }

    public HttpClient Admin { get; private set; }

    public static async Task<AlertingCluster> Start()
    {
        var clusters = await SimulatedClusters.Start();
        var fixture = new AlertingCluster(clusters, await clusters.Register());

        // Backups and certificates are read when minutes have passed, whenever that is: who tests them says so.
        await (await fixture.PutRules([.. (await fixture.Rules()).Where(rule => rule.Text("kind") is not ("backup_stale" or "certificate_expiring")).Cast<object>()])).Json(HttpStatusCode.OK);
        return fixture;
    }

    /// <summary>Moves the clock, which ends sessions, and reads the cluster.</summary>
    public async Task After(TimeSpan wait)
    {
        App.Clock.Advance(wait);
        Admin = await App.Admin();
        await Clusters.Sync(Controller, Admin);
    }

    public Task After(int seconds) => After(TimeSpan.FromSeconds(seconds));

    /// <summary>Takes the node down for long enough.</summary>
    public async Task<JsonElement> NodeDown()
    {
        await Clusters.Cluster.Nodes.TakeDown(Node);
        await After(0);
        await After(121);
        return (await Active()).Single(alert => alert.Text("kind") == "node_down");
    }

    /// <summary>Brings the node up for long enough.</summary>
    public async Task NodeUp()
    {
        await Clusters.Cluster.Nodes.BringUp(Node);
        await After(0);
        await After(121);
    }

    public async Task<JsonElement[]> Active(string query = "", HttpClient? by = null) => [.. (await (by ?? Admin).Read($"hypervisor/alerts{query}")).GetProperty("items").EnumerateArray()];

    public async Task<JsonElement[]> Ended() => [.. (await Admin.Read("hypervisor/alerts/history")).GetProperty("items").EnumerateArray()];

    public async Task<JsonElement[]> Rules() => [.. (await Admin.Read("hypervisor/alerts/rules")).GetProperty("rules").EnumerateArray()];

    public Task<HttpResponseMessage> PutRules(params object[] rules) => Admin.PutAsJsonAsync("hypervisor/alerts/rules", new { rules });

    public async Task<(Guid Id, string Secret)> Webhook(object settings)
    {
        var made = await (await Admin.PostAsJsonAsync("hypervisor/alerts/webhooks", settings)).Json(HttpStatusCode.Created);
        return (made.GetProperty("webhook").Id(), made.Text("secret"));
    }

    /// <summary>The newest delivery, once it is of this outcome.</summary>
    public async Task<JsonElement> Delivery(Guid webhook, string outcome, Func<JsonElement, bool>? holds = null) => await Eventually(async () =>
    {
        var deliveries = (await Admin.Read($"hypervisor/alerts/webhooks/{webhook}/deliveries")).EnumerateArray().ToArray();
        return deliveries.Length > 0 && deliveries[0].Text("outcome") == outcome && holds?.Invoke(deliveries[0]) != false ? deliveries[0] : null;
    });

    public static async Task<JsonElement> Eventually(Func<Task<JsonElement?>> read)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var tries = 0; tries < 1200; tries++)
        {
            if (await read() is { } found)
            {
                return found;
            }

            await beat.WaitForNextTickAsync();
        }

        throw new TimeoutException("It didn't become true.");
    }

    public ValueTask DisposeAsync() => Clusters.DisposeAsync();
}
