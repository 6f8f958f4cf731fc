using System.Globalization;
using System.Net;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

public sealed class TaskReadsTests(SharedReads shared) : IClassFixture<SharedReads>
{
    private const string Missing = "UPID:pve1:00000001:00000001:00000001:qmstart:100:root@pam!token:";

    [Fact]
    public async Task A_task_of_a_token_is_followed_by_its_upid_however_it_is_escaped()
    {
        await using var clusters = await shared.Clusters(nodes: 2, guests: 2);
        var id = await clusters.Register();
        var upid = await clusters.Cluster.RestartService("pve2");
        upid.ShouldContain("!");

        foreach (var written in new[] { upid, Uri.EscapeDataString(upid), upid.Replace("!", "%21", StringComparison.Ordinal) })
        {
            // The task is asked for at the node that its UPID names.
            foreach (var node in new[] { "pve2", "pve1", "gone" })
            {
                var status = await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/{node}/tasks/{written}/status");
                status.Text("upid").ShouldBe(upid);
                status.Text("node").ShouldBe("pve2");
                status.Text("user").ShouldBe("root@pam!hypervisor");
                status.Text("status").ShouldBe("stopped");
                status.Text("exitstatus").ShouldBe("OK");
                status.Text("outcome").ShouldBe("ok");
                status.GetProperty("is_running").GetBoolean().ShouldBeFalse();

                var log = await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/{node}/tasks/{written}/log");
                log.EnumerateArray().Last().Text("t").ShouldBe("TASK OK");
            }
        }

        var envelope = await clusters.Admin.Read($"gateway-proxmox-cluster/{id}/tasks/{upid}/status?node=pve2");
        envelope.GetProperty("item").Text("exitstatus").ShouldBe("OK");
        (await clusters.Admin.Read($"gateway-proxmox-cluster/{id}/tasks/{upid}/log?node=pve2&limit=500")).GetProperty("items").GetArrayLength().ShouldBePositive();
    }

    [Fact]
    public async Task A_log_is_read_in_parts_and_from_its_end()
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        var id = await clusters.Register();
        var upid = (await clusters.Cluster.Send(HttpMethod.Post, "/nodes/pve1/vzdump", ("all", "1"), ("storage", "local"))).GetString()!;
        var log = $"hypervisor/controllers/{id}/nodes/pve1/tasks/{upid}/log";

        using var first = await clusters.Admin.GetAsync($"{log}?limit=1");
        var total = int.Parse(first.Headers.GetValues("X-Total-Count").Single(), CultureInfo.InvariantCulture);
        total.ShouldBeGreaterThan(2);
        (await first.Json(HttpStatusCode.OK)).EnumerateArray().ShouldHaveSingleItem().GetProperty("n").GetInt32().ShouldBe(1);
        (await clusters.Admin.Read($"{log}?start=1&limit=2")).EnumerateArray().Select(line => line.GetProperty("n").GetInt32()).ShouldBe([2, 3]);
        (await clusters.Admin.Read($"{log}?tail=true&limit=1")).EnumerateArray().ShouldHaveSingleItem().GetProperty("n").GetInt32().ShouldBe(total);
        (await clusters.Admin.Read($"{log}?start={total}")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Tasks_are_listed_by_node_and_by_cluster_the_newest_first()
    {
        await using var clusters = await shared.Clusters(nodes: 2, guests: 4);
        var id = await clusters.Register();
        for (var i = 0; i < 3; i++)
        {
            await clusters.Cluster.RestartService("pve2");
        }

        clusters.Cluster.Faults.FailNextTask("it went wrong: password=canary-secret");
        await clusters.Cluster.RestartService("pve2");
        await clusters.Cluster.RestartService("pve1");

        var all = (await clusters.Admin.Read($"hypervisor/controllers/{id}/tasks")).EnumerateArray().ToArray();
        all.Length.ShouldBe(5);
        all.Select(task => task.GetProperty("started_at").GetDateTimeOffset()).ShouldBe(all.Select(task => task.GetProperty("started_at").GetDateTimeOffset()).OrderDescending());
        all.Count(task => task.Text("node") == "pve1").ShouldBe(1);
        var failed = all.Single(task => task.Text("outcome") == "error");
        failed.Text("status").ShouldBe("it went wrong: password=***");

        using var page = await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/nodes/pve2/tasks?limit=3");
        (await page.Json(HttpStatusCode.OK)).GetArrayLength().ShouldBe(3);
        page.Headers.GetValues("X-Total-Count").ShouldBe(["4"]);
        (await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve2/tasks?errors=true")).EnumerateArray().ShouldHaveSingleItem().Text("upid").ShouldBe(failed.Text("upid"));
        (await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve2/tasks?typefilter=vzdump")).GetArrayLength().ShouldBe(0);
        (await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve2/tasks?since=2020-01-01T00:00:00Z&until=2020-01-02T00:00:00Z")).GetArrayLength().ShouldBe(0);
        (await clusters.Admin.Read($"gateway-proxmox-cluster/{id}/tasks?node=pve1&limit=200")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem().Text("user").ShouldBe("root@pam!hypervisor");
    }

    [Fact]
    public async Task A_task_that_runs_says_so()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 1, Guests = 2, TaskDuration = TimeSpan.FromHours(1) });
        await using var clusters = await shared.Clusters(nodes: 1, guests: 1);
        var id = await clusters.Register(fleet.Clusters[0]);
        var upid = await fleet.Clusters[0].RestartService("pve1");

        var status = await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve1/tasks/{upid}/status");
        var listed = (await clusters.Admin.Read($"hypervisor/controllers/{id}/nodes/pve1/tasks")).EnumerateArray().ShouldHaveSingleItem();

        status.Text("status").ShouldBe("running");
        status.GetProperty("exitstatus").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        listed.GetProperty("is_running").GetBoolean().ShouldBeTrue();
        listed.Text("outcome").ShouldBe("running");
        listed.GetProperty("ended_at").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_task_that_is_not_there_is_not_found_in_the_words_of_the_cluster()
    {
        await using var clusters = await shared.Clusters(nodes: 1, guests: 2);
        var id = await clusters.Register();

        foreach (var path in new[]
        {
            $"hypervisor/controllers/{id}/nodes/pve1/tasks/{Missing}/status", $"hypervisor/controllers/{id}/nodes/pve1/tasks/{Missing}/log",
            $"hypervisor/controllers/{id}/nodes/pve1/tasks/{Missing}/log?tail=true", $"gateway-proxmox-cluster/{id}/tasks/{Missing}/status?node=pve1",
        })
        {
            (await (await clusters.Admin.GetAsync(path)).ShouldBeProblem(404, "not_found")).Text("detail").ShouldContain("no such task");
        }

        using var fault = clusters.Cluster.Faults.Add(Fault.Status(403, "Permission check failed"));
        foreach (var path in new[] { $"nodes/pve1/tasks/{Missing}/status", $"nodes/pve1/tasks/{Missing}/log", "nodes/pve1/tasks", "tasks" })
        {
            (await (await clusters.Admin.GetAsync($"hypervisor/controllers/{id}/{path}")).ShouldBeProblem(502, "cluster_forbidden")).Text("detail").ShouldContain("Permission check failed");
        }
    }

    [Fact]
    public async Task Every_limit_is_told_before_the_cluster_is_asked()
    {
        var app = shared.App;
        var admin = await app.Admin();
        var direct = $"hypervisor/controllers/{Guid.NewGuid()}/nodes";
        var gateway = $"gateway-proxmox-cluster/{Guid.NewGuid()}";

        foreach (var (path, fields) in new (string, string[])[]
        {
            ($"{direct}/pve1/tasks?limit=0", ["limit"]), ($"{direct}/pve1/tasks?limit=201&start=-1", ["limit", "start"]),
            ($"{direct}/pve1/tasks?vmid=99", ["vmid"]), ($"{direct}/pve1/tasks?vmid=1000000000", ["vmid"]),
            ($"{direct}/pve1/tasks?typefilter=a%20b&userfilter=a:b&statusfilter=bad", ["statusfilter", "typefilter", "userfilter"]),
            ($"{direct}/pve1/tasks?since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z", ["until"]), ($"{direct}/p%20v/tasks?limit=0", ["limit", "node"]),
            ($"{direct}/pve1/tasks/garbage-garbage/status", ["upid"]), ($"{direct}/pve1/tasks/UPID:pve1/status", ["upid"]), ($"{direct}/p%20v/tasks/UPID:pve1:x/log?limit=501", ["limit", "node", "upid"]),
            ($"{direct}/pve1/tasks/{Missing.Replace("100", "1%2F0", StringComparison.Ordinal)}/status", ["upid"]),
            ($"{gateway}/tasks", ["node"]), ($"{gateway}/tasks?limit=201", ["limit", "node"]), ($"{gateway}/tasks/{Missing}/status", ["node"]), ($"{gateway}/tasks/UPID:x/log?limit=0&start=-1", ["limit", "node", "start", "upid"]),
        })
        {
            (await (await admin.GetAsync(path)).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(fields, path);
        }

        foreach (var path in new[] { $"{direct}/pve1/tasks?limit=200&vmid=100", $"{direct}/pve1/tasks?limit=1&vmid=999999999&statusfilter=ok,error", $"{direct}/pve1/tasks/{Missing}/log?limit=500", $"{direct}/pve1/tasks/{Missing}/log?limit=1" })
        {
            await (await admin.GetAsync(path)).ShouldBeProblem(404, "not_found");
        }
    }
}
