using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>A cluster with a connection that takes a snapshot when another system tells of a rule.</summary>
internal sealed class WiredCluster(ChangeableCluster cluster) : IAsyncDisposable
{
    public HttpClient Admin => cluster.Clusters.Admin;

    public HypervisorApp App => cluster.Clusters.App;

    public ChangeableCluster Changes => cluster;

    public Guid Controller => cluster.Controller;

    public SimulatedGuest Guest { get; } = cluster.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });

    public static async Task<WiredCluster> Start() => new(await ChangeableCluster.Start());

    public object Wiring(
        string name = "snapshot", string source = "ingest.firewall.rule.applied", object[]? conditions = null, int cooldown = 0, bool enabled = true, string operation = "hypervisor.vm.snapshot", object? inputs = null) => new
        {
            name,
            source_event = source,
            conditions = conditions ?? [],
            steps = new[] { new { operation_id = operation, inputs = inputs ?? new { controller_id = Controller, node = Guest.NodeName, vmid = "{{ event.vmid }}", snapname = "fw-{{ event.rule }}" } } },
            cooldown,
            enabled,
        };

    public async Task<Guid> Connect(object wiring, HttpClient? by = null) => (await (await (by ?? Admin).PostAsJsonAsync("fabric/connections", wiring)).Json(HttpStatusCode.Created)).Id();

    public async Task Tell(object? payload = null, string? key = null, string name = "firewall.rule.applied")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "fabric/ingest") { Content = JsonContent.Create(new { @event = name, payload = payload ?? new { vmid = Guest.Vmid, rule = "r1" } }) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        await (await Admin.SendAsync(request)).Json(HttpStatusCode.Accepted);
    }

    /// <summary>The newest run, once it is of this outcome.</summary>
    public async Task<JsonElement> Run(Guid connection, string outcome, Func<JsonElement, bool>? holds = null)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var last = "";
        for (var tries = 0; tries < 600; tries++)
        {
            var runs = await Admin.Read($"fabric/connections/{connection}/runs");
            last = runs.GetRawText();
            if (runs.GetArrayLength() > 0 && runs[0].Text("outcome") == outcome && holds?.Invoke(runs[0]) != false)
            {
                return runs[0];
            }

            await beat.WaitForNextTickAsync();
        }

        throw new TimeoutException($"No run is {outcome}: {last}");
    }

    public async Task<JsonElement[]> Staged() => [.. (await Admin.Read("hypervisor/changes")).GetProperty("items").EnumerateArray()];

    public ValueTask DisposeAsync() => cluster.DisposeAsync();
}
