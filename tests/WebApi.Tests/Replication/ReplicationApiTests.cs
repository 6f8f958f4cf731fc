using System.Net;
using System.Text.Json;

namespace Hypervisor.WebApi.Tests;

public sealed class ReplicationApiTests(SharedReads shared) : IClassFixture<SharedReads>
{
    [Fact]
    public async Task Jobs_have_the_state_that_their_nodes_tell()
    {
        await using var clusters = await shared.Clusters();
        var id = await clusters.Register();

        var jobs = (await clusters.Admin.Read($"hypervisor/controllers/{id}/cluster/replication")).EnumerateArray().ToArray();

        jobs.Length.ShouldBe(3);
        jobs.Select(job => job.GetProperty("guest").GetInt32()).ShouldBeInOrder();
        jobs.ShouldAllBe(job => job.GetProperty("last_try").GetInt64() > 0 && !HasProblem(job));
        var failing = jobs.Single(job => job.GetProperty("fail_count").GetInt32() > 0);
        failing.Text("error").ShouldContain("exit code 255");
        jobs.ShouldContain(job => job.GetProperty("fail_count").GetInt32() == 0 && job.GetProperty("next_sync").GetInt64() > 0);
        (await clusters.Admin.Read($"gateway-proxmox-replication/{id}/jobs")).GetProperty("items").GetArrayLength().ShouldBe(3);
        (await clusters.Admin.Read($"gateway-proxmox-cluster/{id}/replication")).GetProperty("items").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task A_job_whose_node_is_down_is_listed_and_says_why_it_has_no_state()
    {
        await using var clusters = await shared.Clusters();
        var id = await clusters.Register();
        var guest = clusters.Cluster.Guests.All.First(guest => guest.NodeName == "pve3");
        var other = clusters.Cluster.Guests.All.First(guest => guest.NodeName == "pve1");
        clusters.Cluster.Replication.Clear();
        clusters.Cluster.Replication.Add(guest.Vmid, "pve1");
        clusters.Cluster.Replication.Add(other.Vmid, "pve2");
        await clusters.Cluster.Nodes.TakeDown("pve3");

        var jobs = (await clusters.Admin.Read($"hypervisor/controllers/{id}/cluster/replication")).EnumerateArray().ToArray();

        jobs.Length.ShouldBe(2);
        jobs.Single(job => job.GetProperty("guest").GetInt32() == guest.Vmid).Text("state_problem").ShouldContain("Node 'pve3' can't be reached");
        HasProblem(jobs.Single(job => job.GetProperty("guest").GetInt32() == other.Vmid)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_log_is_read_where_the_guest_is_now()
    {
        await using var clusters = await shared.Clusters();
        var id = await clusters.Register();
        var job = (await clusters.Admin.Read($"hypervisor/controllers/{id}/cluster/replication"))[0];
        var (name, vmid, target) = (job.Text("id"), job.GetProperty("guest").GetInt32(), job.Text("target"));
        clusters.Cluster.Guests.Move(vmid, target);
        clusters.App.Clock.Advance(TimeSpan.FromSeconds(3));

        var log = await clusters.Admin.Read($"hypervisor/controllers/{id}/cluster/replication/{name}/log");
        var wrapped = await clusters.Admin.Read($"gateway-proxmox-replication/{id}/jobs/{name}/log");

        log[0].GetProperty("n").GetInt32().ShouldBe(1);
        log[0].Text("t").ShouldContain($"{name}: start replication job");
        wrapped.GetProperty("items").GetArrayLength().ShouldBe(log.GetArrayLength());
    }

    [Fact]
    public async Task An_unknown_job_is_not_found_in_the_words_of_the_cluster()
    {
        await using var clusters = await shared.Clusters(nodes: 2, guests: 2);
        var id = await clusters.Register();

        using var response = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/cluster/replication/999-0/log");

        (await response.ShouldBeProblem(404, "not_found")).Text("detail").ShouldContain("no such replication job '999-0'");
    }

    [Theory]
    [InlineData("100 0")]
    [InlineData("100-0;")]
    [InlineData(null)]
    public async Task Rejects_an_id_that_no_job_can_have(string? name)
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        var id = await clusters.Register();

        using var response = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/cluster/replication/{Uri.EscapeDataString(name ?? new string('1', 129))}/log");

        (await response.ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["replication_id"]);
    }

    [Fact]
    public async Task A_list_of_jobs_that_fails_is_a_failure()
    {
        await using var clusters = await shared.Clusters(nodes: 2, guests: 2);
        var id = await clusters.Register();
        using var fault = clusters.Cluster.Faults.Add(PveSimulator.Fault.Status(500, "replication.cfg is broken") with { PathPrefix = "/cluster/replication" });

        using var response = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/cluster/replication");

        (await response.Json(HttpStatusCode.BadGateway)).Text("detail").ShouldContain("replication.cfg is broken");
    }

    private static bool HasProblem(JsonElement job) => job.TryGetProperty("state_problem", out _);
}
