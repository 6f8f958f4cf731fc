using System.Net;
using System.Net.Http.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>What a plan finds in the way, says beforehand, and looks at when an answer was lost.</summary>
public sealed class PlanningTests(SharedWrites shared) : IClassFixture<SharedWrites>
{
    [Theory]
    [InlineData(2, 0, "0")]
    [InlineData(0, 3, "2")]
    public async Task A_rule_that_is_moved_is_named_with_its_old_and_new_place(int pos, int moveto, string place)
    {
        await using var f = await ChangeableCluster.Start();
        foreach (var port in new[] { "3", "2", "1" })
        {
            f.Cluster.Firewall.OfNode("pve1").AddRule("in", "ACCEPT", new Dictionary<string, string> { ["proto"] = "tcp", ["dport"] = port });
        }

        var plan = await (await f.Clusters.Admin.PostAsJsonAsync($"hypervisor/controllers/{f.Controller}/preflight",
            new { feature = "proxmox.firewall.node_rule", operation = "update", target_id = $"{pos}", payload = new { node = "pve1", moveto } })).Json(HttpStatusCode.OK);

        var change = plan.GetProperty("diff").EnumerateArray().Single();
        (change.Text("key"), change.Text("from"), change.Text("to")).ShouldBe(("position", $"{pos}", place));
        plan.GetProperty("impact").EnumerateArray().ShouldContain(item => item.GetProperty("kind").GetString() == "firewall.node_rule" && item.GetProperty("detail").GetString()!.Contains($"dport {pos + 1}"));
    }

    [Fact]
    public async Task A_certificate_delete_that_took_effect_is_not_called_not_carried_out()
    {
        await using var f = await shared.Changeable();
        var node = f.Cluster.Nodes.All.First().Name;
        await f.Cluster.Send(HttpMethod.Post, $"/nodes/{node}/certificates/custom", ("certificates", f.Cluster.CertificateAuthority));
        f.Cluster.Faults.Add(new Fault(FaultKind.Reset) { Method = "DELETE", PathPrefix = $"/nodes/{node}/certificates/custom", Count = 1, TakesEffect = true });
        var id = Guid.NewGuid();
        var known = await f.As(id, c => c.Execute(f.Change("proxmox.node.certificate_delete", new(node), "{}", "delete"), confirmed: true));
        (await f.Cluster.Send(HttpMethod.Get, $"/nodes/{node}/certificates/info")).EnumerateArray().ShouldNotContain(c => c.GetProperty("filename").GetString() == "pveproxy-ssl.pem");
        known.Status.ShouldBe(ChangeStatus.Applied, known.FailureReason);
    }

    [Fact]
    public async Task A_certificate_delete_that_never_arrived_is_not_called_carried_out()
    {
        await using var f = await shared.Changeable();
        var node = f.Cluster.Nodes.All.First().Name;
        await f.Cluster.Send(HttpMethod.Post, $"/nodes/{node}/certificates/custom", ("certificates", f.Cluster.CertificateAuthority));
        f.Cluster.Faults.Add(new Fault(FaultKind.Reset) { Method = "DELETE", PathPrefix = $"/nodes/{node}/certificates/custom", Count = 1 });
        var id = Guid.NewGuid();
        await f.As(id, c => c.Execute(f.Change("proxmox.node.certificate_delete", new(node), "{}", "delete"), confirmed: true));
        f.Clusters.App.Clock.Advance(TimeSpan.FromMinutes(2));
        (await f.As(id, c => c.Reconcile())).Status.ShouldBe(ChangeStatus.Unknown);
    }

    [Fact]
    public async Task A_stopped_task_of_which_nothing_was_read_stays_unknown()
    {
        await using var f = await shared.Changeable(instantTasks: false);
        var g = f.Cluster.Guests.All.First(g => g is { IsContainer: false, IsRunning: true });
        var upid = (await f.Cluster.Send(HttpMethod.Post, $"/nodes/{g.NodeName}/qemu/{g.Vmid}/status/reboot")).GetString()!;
        f.Cluster.Faults.Add(new Fault(FaultKind.Reset) { Method = "DELETE", PathPrefix = $"/nodes/{g.NodeName}/tasks", Count = 1, TakesEffect = true });
        var id = Guid.NewGuid();
        await f.As(id, c => c.Execute(f.Change("proxmox.cluster.task_stop", new(g.NodeName), $$"""{"upid":"{{upid}}"}""", "delete"), confirmed: true));
        f.Clusters.App.Clock.Advance(TimeSpan.FromMinutes(2));
        (await f.As(id, c => c.Reconcile())).Status.ShouldBe(ChangeStatus.Unknown);
    }

    [Fact]
    public async Task A_create_is_not_called_not_carried_out_when_the_look_fails()
    {
        await using var f = await shared.Changeable();
        f.Cluster.Faults.Add(new Fault(FaultKind.Reset) { Method = "POST", PathPrefix = "/cluster/sdn/zones", Count = 1, TakesEffect = true });
        f.Cluster.Faults.Add(Fault.Status(500, "cluster not ready - no quorum?") with { Method = "GET", PathPrefix = "/cluster/sdn/zones/" });
        var id = Guid.NewGuid();
        await f.As(id, c => c.Execute(f.Change("proxmox.sdn.zone", CommandTarget.Cluster, """{"zone":"probe","type":"simple"}"""), confirmed: true));
        f.Clusters.App.Clock.Advance(TimeSpan.FromMinutes(2));
        var known = await f.As(id, c => c.Reconcile());
        (await f.Cluster.Send(HttpMethod.Get, "/cluster/sdn/zones")).EnumerateArray().ShouldContain(z => z.GetProperty("zone").GetString() == "probe");
        known.Status.ShouldBe(ChangeStatus.Unknown, known.FailureReason);

        await f.Cluster.Faults.Clear();
        (await f.As(id, c => c.Reconcile())).Status.ShouldBe(ChangeStatus.Applied);
    }

    [Fact]
    public async Task What_another_made_under_the_name_is_not_ours()
    {
        await using var f = await shared.Changeable();
        f.Cluster.Faults.Add(new Fault(FaultKind.Reset) { Method = "POST", PathPrefix = "/cluster/sdn/zones", Count = 1 });
        var id = Guid.NewGuid();
        await f.As(id, c => c.Execute(f.Change("proxmox.sdn.zone", CommandTarget.Cluster, """{"zone":"probe","type":"simple"}"""), confirmed: true));
        await f.Cluster.Send(HttpMethod.Post, "/cluster/sdn/zones", ("zone", "probe"), ("type", "vlan"), ("bridge", "vmbr0"));
        f.Clusters.App.Clock.Advance(TimeSpan.FromMinutes(2));
        var known = await f.As(id, c => c.Reconcile());
        known.Status.ShouldBe(ChangeStatus.Unknown, known.FailureReason);
    }

    [Fact]
    public async Task Migrating_to_a_node_that_is_not_there_is_refused_at_planning()
    {
        await using var f = await shared.Changeable();
        var g = f.Cluster.Guests.All.First(g => g is { IsContainer: false, IsRunning: true });
        var refused = await Should.ThrowAsync<FleetException>(() => f.As(Guid.NewGuid(), c => c.Stage(f.Change("proxmox.vm.migrate", new(g.NodeName, GuestType.Qemu, g.Vmid), """{"target":"nowhere"}"""))));
        refused.Errors.Keys.ShouldBe(["target"]);
        refused.Errors["target"].ShouldHaveSingleItem().ShouldContain(g.NodeName);
    }

    [Fact]
    public async Task Shrinking_is_refused_at_planning()
    {
        await using var f = await shared.Changeable();
        var g = f.Cluster.Guests.All.First(g => g.IsContainer);
        var refused = await Should.ThrowAsync<FleetException>(() => f.As(Guid.NewGuid(), c => c.Stage(f.Change("proxmox.container.resize_disk", new(g.NodeName, GuestType.Lxc, g.Vmid), """{"disk":"rootfs","size":"1M"}""", "update"))));
        refused.Errors["size"].ShouldHaveSingleItem().ShouldContain("1 MiB");
    }

    [Fact]
    public async Task A_read_without_rights_is_a_warning_and_no_failed_plan()
    {
        await using var f = await shared.Changeable();
        var g = f.Cluster.Guests.All.First(g => g is { IsContainer: false, IsRunning: false });
        f.Cluster.Faults.Add(Fault.Status(403, "Permission check failed") with { Method = "GET", PathPrefix = $"/nodes/{g.NodeName}/qemu/{g.Vmid}/snapshot" });
        var plan = await f.As(Guid.NewGuid(), c => c.Stage(f.Change("proxmox.vm.destroy", new(g.NodeName, GuestType.Qemu, g.Vmid), "{}", "delete")));
        plan.Plan.Warnings.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Preflight_uses_up_no_vmid()
    {
        await using var f = await shared.Changeable();
        var node = f.Cluster.Nodes.All.First().Name;
        async Task<string> Look() => (await (await f.Clusters.Admin.PostAsJsonAsync($"hypervisor/controllers/{f.Controller}/preflight", new { feature = "proxmox.vm.create", payload = new { node, name = "x" } })).Json(HttpStatusCode.OK)).GetProperty("calls").GetRawText();
        var first = await Look();
        (await Look()).ShouldBe(first);
    }

    [Fact]
    public async Task Preflight_takes_the_node_beside_the_payload()
    {
        await using var f = await shared.Changeable();
        var node = f.Cluster.Nodes.All.First().Name;
        (await f.Clusters.Admin.PostAsJsonAsync($"hypervisor/controllers/{f.Controller}/preflight", new { feature = "proxmox.node.reboot", node })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_backup_goes_to_a_storage_that_may_hold_backups()
    {
        await using var f = await shared.Changeable();
        var g = f.Cluster.Guests.All.First(g => g is { IsContainer: false, IsRunning: true });
        var target = new CommandTarget(g.NodeName, GuestType.Qemu, g.Vmid);

        var missing = await Should.ThrowAsync<FleetException>(() => f.As(Guid.NewGuid(), c => c.Stage(f.Change("proxmox.backup.run", target, """{"storage":"not-there"}"""))));
        var unfit = await Should.ThrowAsync<FleetException>(() => f.As(Guid.NewGuid(), c => c.Stage(f.Change("proxmox.backup.run", target, """{"storage":"local-lvm"}"""))));

        missing.Errors.Keys.ShouldBe(["storage"]);
        unfit.Errors["storage"].ShouldHaveSingleItem().ShouldContain("may not hold backup");
    }

    [Fact]
    public async Task A_reboot_that_costs_the_quorum_says_so()
    {
        await using var f = await shared.Changeable();
        var names = f.Cluster.Nodes.All.Select(node => node.Name).ToList();

        (await f.As(Guid.NewGuid(), c => c.Stage(f.Change("proxmox.node.reboot", new(names[0]))))).Plan.Warnings.ShouldNotContain(warning => warning.Contains("quorum"));
        await f.Cluster.Nodes.TakeDown(names[^1]);
        await f.Clusters.Sync(f.Controller);

        (await f.As(Guid.NewGuid(), c => c.Stage(f.Change("proxmox.node.reboot", new(names[0]))))).Plan.Warnings.ShouldContain(warning => warning.Contains("quorum"));
    }

    [Fact]
    public async Task A_destroyed_guest_takes_along_what_names_it()
    {
        await using var f = await shared.Changeable();
        var g = f.Cluster.Guests.All.First(g => g is { IsContainer: false, IsRunning: false });
        await f.Cluster.Send(HttpMethod.Post, "/cluster/backup", ("id", "nightly-probe"), ("vmid", $"{g.Vmid}"), ("storage", "local"), ("schedule", "02:00"));

        var plan = (await f.As(Guid.NewGuid(), c => c.Stage(f.Change("proxmox.vm.destroy", new(g.NodeName, GuestType.Qemu, g.Vmid), "{}", "delete")))).Plan;

        plan.Impact.ShouldContain(item => item.Kind == "backup job" && item.Id == "nightly-probe");
    }
}
