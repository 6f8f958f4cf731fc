using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

public sealed class GuestReadsTests(SharedReads shared) : IClassFixture<SharedReads>, IAsyncLifetime
{
    private SimulatedClusters clusters = null!;
    private Guid id;
    private SimulatedGuest machine = null!;
    private SimulatedGuest container = null!;

    public async Task InitializeAsync()
    {
        clusters = await shared.Clusters(nodes: 3, guests: 20);
        id = await clusters.Register();
        machine = clusters.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true });
        container = clusters.Cluster.Guests.All.First(guest => guest is { IsContainer: true, IsRunning: true });
        clusters.Cluster.Guests.Configure(machine.Vmid, "agent", "1");
        machine.Agent.IsInstalled = true;
    }

    public async Task DisposeAsync() => await clusters.DisposeAsync();

    [Fact]
    public async Task Configuration_pending_snapshots_and_cloud_init_are_those_of_the_guest()
    {
        (await Get(Of(machine, "config"))).Text("name").ShouldBe(machine.Name);
        (await Get(Of(container, "config"))).Text("hostname").ShouldBe(container.Name);
        (await Get(Of(machine, "pending"))).EnumerateArray().Select(item => item.Text("key")).ShouldBeInOrder();
        (await Get(Of(container, "pending"))).EnumerateArray().ShouldContain(item => item.Text("key") == "hostname" && item.Text("value") == container.Name);
        (await Get(Of(machine, "snapshots"))).EnumerateArray().ShouldAllBe(snapshot => snapshot.Text("name") != "current");
        (await Get(Of(machine, "cloudinit"))).ValueKind.ShouldBe(JsonValueKind.Array);
        (await Get(Of(container, "interfaces"))).EnumerateArray().ShouldContain(item => item.Text("name") == "eth0");
        (await Get("nextid")).GetProperty("vmid").GetInt32().ShouldBeGreaterThanOrEqualTo(100);
    }

    [Fact]
    public async Task Reads_follow_a_guest_that_moved_since_the_last_sync()
    {
        var before = Of(machine, "config");
        var target = clusters.Cluster.Nodes.All.Select(node => node.Name).First(node => node != machine.NodeName);
        clusters.Cluster.Guests.Move(machine.Vmid, target);

        (await Get(before)).Text("name").ShouldBe(machine.Name);
        (await Get($"nodes/{target}/qemu/{machine.Vmid}/config")).Text("name").ShouldBe(machine.Name);
    }

    [Fact]
    public async Task A_guest_that_is_nowhere_or_of_the_other_type_is_not_found()
    {
        foreach (var path in new[] { $"nodes/pve1/qemu/999999999/config", $"nodes/pve1/lxc/{machine.Vmid}/config", $"nodes/pve1/qemu/{container.Vmid}/rrd", "nodes/pve1/qemu/999999999/agent/info" })
        {
            using var response = await clusters.Admin.GetAsync(Path(path));
            await response.ShouldBeProblem(404, "not_found");
        }
    }

    [Fact]
    public async Task The_agent_tells_host_system_and_addresses()
    {
        var info = await Get(Of(machine, "agent/info"));

        info.Text("hostname").ShouldNotBeEmpty();
        info.Text("os_type").ShouldNotBeEmpty();
        info.Text("os_version").ShouldNotBeEmpty();
        info.GetProperty("interfaces").EnumerateArray().ShouldContain(item => item.GetProperty("ip_addresses").GetArrayLength() > 0);
        (await Get(Of(machine, "agent/get-osinfo"))).GetProperty("result").Text("id").ShouldNotBeEmpty();
        await (await clusters.Admin.GetAsync(Path(Of(machine, "agent/shutdown")))).ShouldBeProblem(422, "invalid");
    }

    [Fact]
    public async Task An_agent_that_does_not_run_is_a_failure_with_its_reason()
    {
        machine.Agent.IsInstalled = false;

        using var response = await clusters.Admin.GetAsync(Path(Of(machine, "agent/info")));

        (await response.ShouldBeProblem(502, "cluster_error")).Text("detail").ShouldContain("QEMU guest agent is not running");
    }

    [Fact]
    public async Task Files_of_a_guest_come_without_secrets_and_only_to_site_admins()
    {
        machine.Agent.Files["/etc/app.conf"] = "host=db\nDB_PASSWORD=hunter2\n";

        var file = await (await ReadFile("/etc/app.conf")).Json(HttpStatusCode.OK);

        file.Text("content").ShouldBe("host=db\nDB_PASSWORD=***\n");
        file.GetProperty("truncated").GetBoolean().ShouldBeFalse();
        await (await ReadFile("/nosuch")).ShouldBeProblem(404, "not_found");
        foreach (var bad in new[] { "etc/hosts", "/a\0b", "/" + new string('a', 4096), "" })
        {
            (await (await ReadFile(bad)).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["file"]);
        }
        (await ReadFile("/" + new string('a', 4095))).StatusCode.ShouldNotBe(HttpStatusCode.UnprocessableEntity);
        var viewer = (await clusters.App.User(Role.Viewer, clusters.Admin)).Client;
        await (await viewer.PostAsJsonAsync(Path(Of(machine, "agent/file-read")), new { file = "/etc/app.conf" })).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_process_that_the_guest_does_not_know_is_not_found() =>
        (await (await clusters.Admin.GetAsync(Path(Of(machine, "agent/exec-status/4711")))).ShouldBeProblem(404, "not_found")).Text("detail").ShouldContain("PID 4711 does not exist");

    [Fact]
    public async Task Charts_have_at_most_as_many_points_as_asked_for()
    {
        (await Get(Of(machine, "rrd"))).GetArrayLength().ShouldBe(60);
        var few = (await Get(Of(machine, "rrd?timeframe=day&max_points=10"))).EnumerateArray().ToArray();
        few.Length.ShouldBeInRange(2, 10);
        few.Select(point => point.GetProperty("time").GetInt64()).ShouldBeInOrder();
        (await Get("nodes/pve1/rrd")).EnumerateArray().ShouldContain(point => point.GetProperty("maxmem").ValueKind == JsonValueKind.Number && point.GetProperty("netin").ValueKind == JsonValueKind.Number);
        (await Get(Of(container, "rrd?max_points=5000"))).GetArrayLength().ShouldBe(60);

        foreach (var (query, field) in new[] { ("max_points=9", "max_points"), ("max_points=5001", "max_points"), ("timeframe=decade", "timeframe") })
        {
            (await (await clusters.Admin.GetAsync(Path(Of(machine, $"rrd?{query}")))).ShouldBeProblem(422, "invalid")).Fields().ShouldBe([field]);
        }
    }

    [Fact]
    public async Task The_gateway_wraps_the_same_answers()
    {
        foreach (var (guest, gateway, word) in new[] { (machine, "gateway-proxmox-vm", "vms"), (container, "gateway-proxmox-container", "containers") })
        {
            var root = $"{gateway}/{id}/nodes/{guest.NodeName}/{word}";
            (await clusters.Admin.Read(root)).GetProperty("items").EnumerateArray().ShouldContain(item => item.GetProperty("vmid").GetInt32() == guest.Vmid);
            (await clusters.Admin.Read($"{root}/{guest.Vmid}/status")).GetProperty("item").Text("status").ShouldBe("running");
            (await clusters.Admin.Read($"{root}/{guest.Vmid}/config")).GetProperty("vmid").GetInt32().ShouldBe(guest.Vmid);
            (await clusters.Admin.Read($"{root}/{guest.Vmid}/pending-config")).GetProperty("items").GetArrayLength().ShouldBePositive();
            (await clusters.Admin.Read($"{root}/{guest.Vmid}/rrd")).GetProperty("items").GetArrayLength().ShouldBe(60);
        }

        (await clusters.Admin.Read($"gateway-proxmox-vm/{id}/all-vms")).GetProperty("items").GetArrayLength().ShouldBePositive();
        (await clusters.Admin.Read($"gateway-proxmox-vm/{id}/next-vmid")).GetProperty("item").GetProperty("vmid").GetInt32().ShouldBePositive();
        (await clusters.Admin.Read($"gateway-proxmox-snapshot/{id}/nodes/{machine.NodeName}/qemu/{machine.Vmid}/snapshots")).GetProperty("items").ValueKind.ShouldBe(JsonValueKind.Array);
        (await clusters.Admin.Read($"gateway-proxmox-node/{id}/nodes/pve1/rrd")).GetProperty("items").GetArrayLength().ShouldBe(60);
    }

    [Fact]
    public async Task Ten_viewers_of_a_guest_cost_the_cluster_what_one_costs()
    {
        string[] page = ["", "/config", "/pending", "/snapshots", "/rrd", "/agent/info"];
        await Task.WhenAll(page.Select(View));
        clusters.App.Clock.Advance(TimeSpan.FromSeconds(3));

        clusters.Cluster.Counters.Reset();
        await Task.WhenAll(page.Select(View));
        var one = clusters.Cluster.Counters.ByRoute;
        clusters.App.Clock.Advance(TimeSpan.FromSeconds(3));

        clusters.Cluster.Counters.Reset();
        await Task.WhenAll(Enumerable.Range(0, 10).SelectMany(_ => page).Select(View));

        one.Count.ShouldBeGreaterThan(5);
        clusters.Cluster.Counters.ByRoute.OrderBy(call => call.Key).ShouldBe(one.OrderBy(call => call.Key));

        Task<JsonElement> View(string part) => Get($"nodes/{machine.NodeName}/qemu/{machine.Vmid}{part}");
    }

    [Theory]
    [InlineData("config")]
    [InlineData("pending")]
    [InlineData("snapshots")]
    [InlineData("rrd")]
    [InlineData("cloudinit")]
    [InlineData("agent/info")]
    [InlineData("agent/get-users")]
    public async Task A_failure_of_the_cluster_is_one_of_the_answer(string part)
    {
        using var fault = clusters.Cluster.Faults.Add(Fault.Status(500, "got timeout") with { PathPrefix = $"/nodes/{machine.NodeName}/qemu/{machine.Vmid}/" });

        using var response = await clusters.Admin.GetAsync(Path(Of(machine, part)));

        (await response.ShouldBeProblem(502, "cluster_error")).Text("detail").ShouldContain("got timeout");
    }

    private static string Of(SimulatedGuest guest, string part) =>
        string.Create(CultureInfo.InvariantCulture, $"nodes/{guest.NodeName}/{(guest.IsContainer ? "lxc" : "qemu")}/{guest.Vmid}/{part}");

    private string Path(string below) => $"hypervisor/controllers/{id}/{below}";

    private Task<JsonElement> Get(string below) => clusters.Admin.Read(Path(below));

    private Task<HttpResponseMessage> ReadFile(string file) => clusters.Admin.PostAsJsonAsync(Path(Of(machine, "agent/file-read")), new { file });
}
