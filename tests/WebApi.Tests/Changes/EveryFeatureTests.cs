using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>Each feature that can be staged: staged, planned, applied, followed to its end and on record.</summary>
public sealed class EveryFeatureTests
{
    /// <summary>What the simulated cluster does not do.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["proxmox.vm.remote_migrate create"] = "the simulator moves no guests between clusters",
        ["proxmox.container.remote_migrate create"] = "the simulator moves no guests between clusters",
        ["proxmox.storage.upload create"] = "it needs its file",
        ["proxmox.ha.group create"] = "a cluster of version 9 has rules",
        ["proxmox.ha.group delete"] = "a cluster of version 9 has rules",
    };

    [Fact]
    public async Task Each_feature_goes_from_its_plan_to_its_end_and_onto_the_record()
    {
        await using var fixture = await ChangeableCluster.Start(settings: [("Hypervisor:ClusterRequests", "6000")]);
        var steps = await Steps(fixture);
        var problems = new List<string>();
        foreach (var step in steps)
        {
            var name = $"{step.Feature} {step.Operation}";
            var id = Guid.NewGuid();
            try
            {
                var payload = await Filled(fixture.Cluster, step);
                var staged = await fixture.As(id, change => change.Stage(fixture.Change(step.Feature, step.Target, payload, step.Operation)));
                staged.Plan.Calls.ShouldNotBeEmpty();
                await fixture.As(id, change => change.Apply(confirmed: true));
                var ended = await fixture.Watch.Ended(id);
                if (ended.Status != ChangeStatus.Applied)
                {
                    problems.Add($"{name}: {ended.Status} {ended.FailureReason} {string.Join(" | ", ended.LogTail)}");
                }

                var audit = await fixture.Clusters.Admin.Read($"audit?change_id={id}");
                if (audit.GetProperty("items").EnumerateArray().All(entry => entry.Text("action") != "change.applied"))
                {
                    problems.Add($"{name}: not on record as applied");
                }
            }
            catch (FleetException refused)
            {
                problems.Add($"{name}: {refused.Code} {refused.Message} {string.Join(" ", refused.Errors.Select(error => $"{error.Key}: {string.Join(' ', error.Value)}"))}");
            }
        }

        problems.ShouldBeEmpty(string.Join('\n', problems));
        CommandCatalogue.All.Select(kind => $"{kind.Facts.Feature} {kind.Facts.Operation}").Except(LeftOut.Keys).Except(steps.Select(step => $"{step.Feature} {step.Operation}")).ShouldBeEmpty();
    }

    private static async Task<List<Step>> Steps(ChangeableCluster fixture)
    {
        var cluster = fixture.Cluster;
        var machine = cluster.Guests.All.First(guest => guest is { IsContainer: false, IsRunning: true, IsTemplate: false });
        var container = cluster.Guests.All.First(guest => guest is { IsContainer: true, IsRunning: true, IsTemplate: false });
        machine.Agent.IsInstalled = true;
        cluster.Guests.Configure(machine.Vmid, "agent", "1");
        var vm = new CommandTarget(machine.NodeName, GuestType.Qemu, machine.Vmid);
        var ct = new CommandTarget(container.NodeName, GuestType.Lxc, container.Vmid);
        var node = new CommandTarget(machine.NodeName);
        var other = cluster.Nodes.All.First(candidate => candidate.Name != machine.NodeName).Name;
        var otherOfContainer = cluster.Nodes.All.First(candidate => candidate.Name != container.NodeName).Name;
        var all = CommandTarget.Cluster;
        await cluster.SendAsRoot(HttpMethod.Post, "/cluster/acme/account", ("name", "default"), ("contact", "ops@example.com"), ("directory", "https://acme-staging-v02.api.letsencrypt.org/directory"));
        await cluster.Send(HttpMethod.Put, $"/nodes/{machine.NodeName}/config", ("acme", "domains=pve.example.com"));
        var vmDisk = await DiskOf(cluster, machine);
        var newVm = new CommandTarget(machine.NodeName, GuestType.Qemu, 9001);
        var newCt = new CommandTarget(container.NodeName, GuestType.Lxc, 9002);
        var content = await cluster.Send(HttpMethod.Get, $"/nodes/{machine.NodeName}/storage/local/content");
        var template = content.EnumerateArray().FirstOrDefault(volume => volume.Text("content") == "vztmpl") is { ValueKind: JsonValueKind.Object } found ? found.Text("volid") : "local:vztmpl/debian-13-standard_13.0-1_amd64.tar.zst";
        return
        [
            new("proxmox.vm.config", "update", vm, """{"description":"ours","tags":"a;b"}"""),
            new("proxmox.container.config", "update", ct, """{"description":"ours"}"""),
            new("proxmox.vm.cloudinit", "update", vm, """{"ciuser":"admin"}"""),
            new("proxmox.vm.cloudinit_regenerate", "create", vm, "{}"),
            new("proxmox.snapshot.create", "create", vm, """{"snapname":"one"}"""),
            new("proxmox.snapshot.rollback", "create", vm, """{"snapname":"one"}"""),
            new("proxmox.vm.start", "create", vm, "{}"),
            new("proxmox.snapshot.delete", "delete", vm, """{"snapname":"one"}"""),
            new("proxmox.vm.suspend", "create", vm, "{}"),
            new("proxmox.vm.resume", "create", vm, "{}"),
            new("proxmox.vm.reset", "create", vm, "{}"),
            new("proxmox.vm.reboot", "create", vm, "{}"),
            new("proxmox.vm.guest_agent_exec", "create", vm, """{"command":["hostname"]}"""),
            new("proxmox.vm.guest_agent_file_write", "create", vm, """{"file":"/tmp/x","content":"y"}"""),
            new("proxmox.vm.resize_disk", "update", vm, $$"""{"disk":"{{vmDisk}}","size":"+1G"}"""),
            new("proxmox.backup.run", "create", vm, """{"storage":"local"}"""),
            new("proxmox.vm.shutdown", "create", vm, "{}"),
            new("proxmox.vm.clone", "create", vm, """{"newid":9001,"name":"copy"}"""),
            new("proxmox.vm.move_disk", "create", newVm, $$"""{"disk":"{{vmDisk}}","storage":"OTHER"}"""),
            new("proxmox.vm.start", "create", vm, "{}"),
            new("proxmox.vm.stop", "create", vm, "{}"),
            new("proxmox.container.reboot", "create", ct, "{}"),
            new("proxmox.container.resize_disk", "update", ct, """{"disk":"rootfs","size":"+1G"}"""),
            new("proxmox.container.shutdown", "create", ct, "{}"),
            new("proxmox.container.clone", "create", ct, """{"newid":9002,"hostname":"copy"}"""),
            new("proxmox.container.move_volume", "create", newCt, """{"volume":"rootfs","storage":"OTHER"}"""),
            new("proxmox.container.start", "create", ct, "{}"),
            new("proxmox.container.stop", "create", ct, "{}"),
            new("proxmox.vm.migrate", "create", vm, $$"""{"target":"{{other}}"}"""),
            new("proxmox.container.migrate", "create", ct, $$"""{"target":"{{otherOfContainer}}"}"""),
            new("proxmox.vm.create", "create", node, """{"name":"made"}"""),
            new("proxmox.container.create", "create", node, $$"""{"hostname":"made","ostemplate":"{{template}}"}"""),
            new("proxmox.firewall.guest_rule", "create", vm, """{"action":"ACCEPT","type":"in"}"""),
            new("proxmox.firewall.guest_rule", "update", vm, """{"pos":0,"comment":"x"}"""),
            new("proxmox.firewall.guest_rule", "delete", vm, """{"pos":0}"""),
            new("proxmox.firewall.guest_options", "update", vm, """{"enable":true}"""),
            new("proxmox.firewall.node_rule", "create", node, """{"action":"ACCEPT","type":"in"}"""),
            new("proxmox.firewall.node_rule", "update", node, """{"pos":0,"comment":"x"}"""),
            new("proxmox.firewall.node_rule", "delete", node, """{"pos":0}"""),
            new("proxmox.firewall.cluster_rule", "create", all, """{"action":"ACCEPT","type":"in"}"""),
            new("proxmox.firewall.cluster_rule", "update", all, """{"pos":0,"comment":"x"}"""),
            new("proxmox.firewall.cluster_rule", "delete", all, """{"pos":0}"""),
            new("proxmox.cluster.firewall_options", "update", all, """{"ebtables":false}"""),
            new("proxmox.cluster.options", "update", all, """{"keyboard":"de"}"""),
            new("proxmox.ha.resource", "create", all, $$"""{"sid":"vm:9001","state":"stopped"}"""),
            new("proxmox.ha.rule", "create", all, $$"""{"rule":"near","type":"node-affinity","resources":"vm:9001","nodes":"{{other}}"}"""),
            new("proxmox.ha.rule", "update", all, """{"rule":"near","type":"node-affinity","comment":"x"}"""),
            new("proxmox.ha.rule", "delete", all, """{"rule":"near"}"""),
            new("proxmox.ha.resource", "update", all, """{"sid":"vm:9001","comment":"x"}"""),
            new("proxmox.ha.resource", "delete", all, """{"sid":"vm:9001"}"""),
            new("proxmox.sdn.zone", "create", all, """{"zone":"newzone","type":"simple"}"""),
            new("proxmox.sdn.vnet", "create", all, """{"vnet":"newvnet","zone":"newzone"}"""),
            new("proxmox.sdn.apply", "create", all, "{}"),
            new("proxmox.sdn.vnet", "delete", all, """{"vnet":"newvnet"}"""),
            new("proxmox.sdn.apply", "create", all, "{}"),
            new("proxmox.sdn.zone", "delete", all, """{"zone":"newzone"}"""),
            new("proxmox.backup.job", "create", all, """{"id":"nightly-2","storage":"local","schedule":"02:00"}"""),
            new("proxmox.backup.job", "update", all, """{"id":"nightly-2","schedule":"03:00"}"""),
            new("proxmox.backup.job", "delete", all, """{"id":"nightly-2"}"""),
            new("proxmox.replication.job", "create", all, $$"""{"id":"9002-5","target":"{{otherOfContainer}}"}"""),
            new("proxmox.replication.job", "update", all, """{"id":"9002-5","comment":"x"}"""),
            new("proxmox.replication.job", "delete", all, """{"id":"9002-5","force":true}"""),
            new("proxmox.pool.guests", "update", all, """{"poolid":"POOL","vms":"9001"}"""),
            new("proxmox.node.service_action", "create", node, """{"service":"cron","action":"restart"}"""),
            new("proxmox.node.apt_refresh", "create", node, "{}"),
            new("proxmox.node.certificate_upload", "create", node, $$"""{"certificates":{{JsonSerializer.Serialize(cluster.CertificateAuthority)}}}"""),
            new("proxmox.node.certificate_delete", "delete", node, "{}"),
            new("proxmox.node.acme_renew", "create", node, """{"force":true}"""),
            new("proxmox.storage.download_url", "create", node, """{"storage":"local","content":"iso","filename":"new.iso","url":"https://example.com/new.iso"}"""),
            new("proxmox.storage.delete_volume", "delete", node, """{"volume":"local:iso/new.iso"}"""),
            new("proxmox.backup.prune", "delete", node, """{"storage":"local","keep_last":1}"""),
            new("proxmox.backup.restore", "create", new CommandTarget(machine.NodeName, GuestType.Qemu, 9003), """{"archive":"ARCHIVE"}"""),
            new("proxmox.cluster.task_stop", "delete", node, """{"upid":"UPID"}"""),
            new("proxmox.vm.convert_to_template", "create", newVm, "{}"),
            new("proxmox.container.convert_to_template", "create", newCt, "{}"),
            new("proxmox.vm.destroy", "delete", vm, """{"purge":true}"""),
            new("proxmox.container.destroy", "delete", ct, """{"purge":true}"""),
            new("proxmox.node.reboot", "create", node, "{}"),
            new("proxmox.node.shutdown", "create", new CommandTarget(other), "{}"),
        ];
    }

    /// <summary>What is known only when it is its turn.</summary>
    private static async Task<string> Filled(SimulatedCluster cluster, Step step)
    {
        var payload = step.Payload;
        if (payload.Contains("ARCHIVE", StringComparison.Ordinal))
        {
            var backups = await cluster.Send(HttpMethod.Get, $"/nodes/{step.Target.Node}/storage/local/content?content=backup");
            payload = payload.Replace("ARCHIVE", backups.EnumerateArray().First(backup => backup.Text("volid").Contains("vzdump-qemu", StringComparison.Ordinal)).Text("volid"), StringComparison.Ordinal);
        }

        if (payload.Contains("UPID", StringComparison.Ordinal))
        {
            payload = payload.Replace("UPID", cluster.TaskHistory.First(task => task.Upid.StartsWith($"UPID:{step.Target.Node}:", StringComparison.Ordinal)).Upid, StringComparison.Ordinal);
        }

        if (payload.Contains("POOL", StringComparison.Ordinal))
        {
            payload = payload.Replace("POOL", (await cluster.Send(HttpMethod.Get, "/pools"))[0].Text("poolid"), StringComparison.Ordinal);
        }

        if (payload.Contains("OTHER", StringComparison.Ordinal))
        {
            var kind = step.Target.VmType == GuestType.Lxc ? "lxc" : "qemu";
            var config = await cluster.Send(HttpMethod.Get, $"/nodes/{step.Target.Node}/{kind}/{step.Target.Vmid}/config");
            var disk = JsonElement.Parse(payload).EnumerateObject().First(property => property.Name is "disk" or "volume").Value.GetString()!;
            var storages = await cluster.Send(HttpMethod.Get, $"/nodes/{step.Target.Node}/storage?content={(kind == "lxc" ? "rootdir" : "images")}");
            var now = config.Text(disk).Split(':')[0];
            payload = payload.Replace("OTHER", storages.EnumerateArray().Select(storage => storage.Text("storage")).First(storage => storage != now), StringComparison.Ordinal);
        }

        return payload;
    }

    private static async Task<string> DiskOf(SimulatedCluster cluster, SimulatedGuest guest)
    {
        var config = await cluster.Send(HttpMethod.Get, $"/nodes/{guest.NodeName}/qemu/{guest.Vmid}/config");
        return config.EnumerateObject().First(property => property.Name is "scsi0" or "virtio0" or "sata0").Name;
    }

    private sealed record Step(string Feature, string Operation, CommandTarget Target, string Payload);
}
