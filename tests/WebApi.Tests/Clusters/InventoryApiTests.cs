using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Hypervisor.WebApi.Tests;

public sealed class InventoryApiTests(SharedReads app) : IClassFixture<SharedReads>
{
    [Fact]
    public async Task Lists_show_what_the_cluster_has()
    {
        await using var clusters = await app.Clusters(nodes: 3, guests: 20);
        var id = await clusters.Register();
        var path = $"hypervisor/controllers/{id}";

        (await clusters.Admin.Read($"{path}/nodes")).GetArrayLength().ShouldBe(3);
        var vms = await clusters.Admin.Read($"{path}/vms?type=qemu");
        var containers = await clusters.Admin.Read($"{path}/vms?type=lxc");
        (await clusters.Admin.Read($"{path}/vms")).GetArrayLength().ShouldBe(vms.GetArrayLength() + containers.GetArrayLength());
        vms.EnumerateArray().ShouldAllBe(guest => guest.Text("vm_type") == "qemu" && guest.GetProperty("as_of").ValueKind == JsonValueKind.String);
        (await clusters.Admin.Read($"{path}/nodes/pve1/vms")).EnumerateArray().ShouldAllBe(guest => guest.Text("node") == "pve1");
        (await clusters.Admin.Read($"{path}/cluster/resources?type=node")).GetArrayLength().ShouldBe(3);
        (await clusters.Admin.Read($"{path}/cluster/status")).GetProperty("quorate").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_shared_storage_is_listed_once_for_the_cluster_and_on_each_node()
    {
        await using var clusters = await app.Clusters();
        var path = $"hypervisor/controllers/{await clusters.Register()}";

        var shared = (await clusters.Admin.Read($"{path}/storage")).EnumerateArray().Where(pool => pool.GetProperty("shared").GetBoolean()).ToArray();

        shared.ShouldNotBeEmpty();
        shared.Select(pool => pool.Text("storage")).ShouldBeUnique();
        shared[0].GetProperty("nodes").GetArrayLength().ShouldBe(3);
        (await clusters.Admin.Read($"{path}/nodes/pve2/storage")).EnumerateArray().ShouldContain(pool => pool.Text("storage") == shared[0].Text("storage"));
    }

    [Fact]
    public async Task What_is_known_already_is_not_sent_again()
    {
        await using var clusters = await app.Clusters();
        var path = $"hypervisor/controllers/{await clusters.Register()}/vms";
        var tag = (await clusters.Admin.GetAsync(path)).Headers.ETag!;
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { EntityTagHeaderValue.Parse(tag.ToString()) } } };

        (await clusters.Admin.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Many_viewers_cost_the_cluster_no_call()
    {
        await using var clusters = await app.Clusters();
        var path = $"hypervisor/controllers/{await clusters.Register()}";
        clusters.Cluster.Counters.Reset();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => clusters.Admin.Read(number % 2 == 0 ? $"{path}/vms" : "hypervisor/fleet/guests")));

        clusters.Cluster.Counters.Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_node_that_ten_look_at_is_asked_once()
    {
        await using var clusters = await app.Clusters();
        var path = $"hypervisor/controllers/{await clusters.Register()}/nodes/pve1";
        clusters.Cluster.Counters.Reset();

        var details = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => clusters.Admin.Read(path)));

        details.ShouldAllBe(detail => detail.GetProperty("live").Text("kernel_version").Length > 0);
        clusters.Cluster.Counters.Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_guest_is_found_where_it_runs_now_with_its_timeline()
    {
        await using var clusters = await app.Clusters();
        var id = await clusters.Register();
        var guest = clusters.Cluster.Guests.All.First(guest => guest is { IsContainer: false, IsTemplate: false });
        var (from, to) = (guest.NodeName, clusters.Cluster.Nodes.All.First(node => node.Name != guest.NodeName).Name);

        clusters.Cluster.Guests.Move(guest.Vmid, to);
        await clusters.Sync(id);
        var detail = await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/{from}/qemu/{guest.Vmid}");

        detail.GetProperty("guest").Text("node").ShouldBe(to);
        detail.GetProperty("timeline").EnumerateArray().ShouldContain(entry => entry.Text("kind") == "moved" && entry.Text("summary") == $"{from} → {to}");
    }

    [Theory]
    [InlineData("nodes/nosuch/vms", 404, "not_found")]
    [InlineData("nodes/nosuch", 404, "not_found")]
    [InlineData("nodes/pve1/qemu/999999", 404, "not_found")]
    [InlineData("nodes/pve1/lxc/99", 422, "invalid")]
    [InlineData("nodes/pve1/vmware/100", 422, "invalid")]
    [InlineData("nodes/pve%2F1/vms", 422, "invalid")]
    [InlineData("nodes/pve1/qemu/100/timeline?limit=501", 422, "invalid")]
    [InlineData("nodes/pve1/qemu/100/timeline?limit=many", 422, "invalid")]
    [InlineData("vms?type=vmware", 422, "invalid")]
    [InlineData("cluster/resources?type=vm", 422, "invalid")]
    [InlineData("nosuch", 404, "not_found")]
    public async Task Wrong_paths_and_values_get_a_clear_answer(string path, int status, string code)
    {
        await using var clusters = await app.Clusters();

        await (await clusters.Admin.GetAsync($"hypervisor/controllers/{await clusters.Register()}/{path}")).ShouldBeProblem(status, code);
    }

    [Fact]
    public async Task A_cluster_that_was_never_read_is_not_shown_as_empty()
    {
        await using var clusters = await SimulatedClusters.Start();
        await clusters.Cluster.Faults.BeUnreachable();
        var id = await clusters.Register();

        await (await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/vms")).ShouldBeProblem(503, "not_synced");
        var cluster = (await clusters.Admin.Read("hypervisor/fleet/dashboard")).GetProperty("clusters")[0];
        cluster.Text("status").ShouldBe("unreachable");
        cluster.GetProperty("quorate").ValueKind.ShouldBe(JsonValueKind.Null);
        cluster.Text("error").ShouldNotBeEmpty();
    }
}
