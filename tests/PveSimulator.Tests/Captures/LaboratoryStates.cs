namespace Hypervisor.PveSimulator.Tests;

/// <summary>What was special when an exchange was recorded, by its name.</summary>
internal static class LaboratoryStates
{
    private static readonly string[] Running100 =
    [
        "qemu-start-already-running", "qemu-config-running", "qemu-pending-running", "qemu-status-current-running", "qemu-status-current-paused", "qemu-reset", "qemu-resume", "qemu-suspend",
        "qemu-shutdown-long", "qemu-shutdown-timeout", "qemu-delete-running", "qemu-template-running", "qemu-stop", "qemu-migrate-precond", "qemu-config-delete-running",
        "qemu-config-put-running-pending", "qemu-start-while-locked", "qemu-monitor", "qemu-sendkey", "qemu-vncproxy",
    ];

    public static void Prepare(SimulatedCluster cluster, Capture capture)
    {
        var name = capture.Name;
        if (Running100.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) && !name.Contains("not-running", StringComparison.Ordinal) && !name.StartsWith("qemu-stop-locked", StringComparison.Ordinal)) cluster.Guests.Start(100);
        if (name.Contains("locked", StringComparison.Ordinal) && name.StartsWith("qemu-", StringComparison.Ordinal) && !name.Contains("while", StringComparison.Ordinal) || name is "cluster-resources-vm-locked" or "qemu-unlock-ticket")
        {
            cluster.Guests.Configure(110, "template", null);
            cluster.Faults.HoldLock(110);
        }
        if (name.StartsWith("c-noquorum", StringComparison.Ordinal))
        {
            cluster.Faults.LoseQuorum();
        }
        if (name.StartsWith("c-node-down", StringComparison.Ordinal)) cluster.Nodes.TakeDown("pve3").GetAwaiter().GetResult();
        if (name.StartsWith("c-node-proxy-down", StringComparison.Ordinal)) cluster.Nodes.StopProxy("pve3").GetAwaiter().GetResult();
        if (name.StartsWith("disabled-user", StringComparison.Ordinal)) cluster.Access.Users["alice@pve"].IsEnabled = false;
        if (name.StartsWith("expired-user", StringComparison.Ordinal)) cluster.Access.Users["alice@pve"].Expire = 1;
        if (name.StartsWith("node-storage-disabled", StringComparison.Ordinal) || name is "node-storage" or "node-storage-enabled" or "storage-list-2" or "storage-list-type") cluster.Storages.Find("tank").Options["disable"] = "1";
        if (name is "c-storage-list" or "c-storage-not-on-node") cluster.Storages.Find("tank").Options["nodes"] = "pve1";
        if (capture.Setup.Contains("one node", StringComparison.Ordinal) && name != "cluster-status-one-node") cluster.IsStandalone = false;
        if (name is "cluster-options") cluster.DatacenterOptions["description"] = "";
        if (name is "token-privsep-none-options") cluster.DatacenterOptions["tag-style"] = "shape=full,ordering=alphabetical";
        if (name is "storage-get" or "storage-list") cluster.Storages.Find("local").Options["priority"] = "0";
        PrepareAccess(cluster, name);
        PrepareGuests(cluster, name);
        PrepareHa(cluster, name);
        PrepareContent(cluster, name);
        LaboratoryServices.Prepare(cluster, name);
    }

    private static void PrepareAccess(SimulatedCluster cluster, string name)
    {
        if (name is "user-create") cluster.Access.Users.Remove("alice@pve");
        if (name is "user-get" or "user-list" or "user-list-plain") cluster.Access.Users["alice@pve"].Tokens.Clear();
        if (name is "perm-filtered-users") cluster.Access.Users["alice@pve"].Details["firstname"] = "Alice";
        if (name is "token-create") cluster.Access.Users["alice@pve"].Tokens.Clear();
        if (name is "role-create") cluster.Access.Roles.Remove("LabOperator");
        if (name is "group-create") cluster.Access.Groups.Clear();
        if (name is "group-get-member") cluster.Access.Users["alice@pve"].Groups.Add("ops");
        if (name is "permissions-root-token") foreach (var pool in cluster.Pools.All.ToList()) cluster.Pools.Remove(pool.Id);
        if (name is "pool-create") cluster.Pools.Remove("prod");
        if (name is "pool-create-nested") cluster.Pools.Remove("prod/web");
        if (name is "cookie-write-ok") cluster.Pools.Remove("p1");
        if (name is "pool-put-member-taken" or "pool-put-member-move" or "pool-put-new-style") cluster.Pools.Find("prod").Guests.UnionWith([100, 101]);
        if (name is "pool-get" or "cluster-resources-2" or "pool-get-new-style" or "pool-delete-nonempty" or "cluster-resources-pooled" || name.StartsWith("c-", StringComparison.Ordinal)) cluster.Pools.Find("p1").Guests.Add(100);
        if (name is "permissions-alice" or "permissions-alice-path" or "permissions-alice-token" or "perm-vm-denied-write" or "acl-list" or "acl-list-after-role-delete")
        {
            cluster.Grant("/vms", "alice@pve", "PVEVMUser");
            cluster.Grant("/vms/100", "alice@pve!lab", "PVEAuditor");
            if (name != "acl-list-after-role-delete") cluster.Grant("/pool/p1", "ops", "LabOperator");
            cluster.Grant("/pool/p1", "ops", "PVEAuditor");
            cluster.Access.Users["alice@pve"].Groups.Add("ops");
        }
    }

    private static void PrepareGuests(SimulatedCluster cluster, string name)
    {
        if (name is "c-remote-create-task-log" or "c-remote-tasks") cluster.Guests.Remove(300);
        if (name is "c-migrate-precond" or "c-migrate-offline" or "c-migrate-offline-task-log" or "c-migrate-offline-task-status" or "c-create-vmid-on-other-node") cluster.Guests.Move(300, "pve2");
        if (name.StartsWith("c-task-log-after-migrate", StringComparison.Ordinal)) cluster.Guests.Move(300, "pve2");
        if (name is "c-migrate-running-needs-online" or "c-vm-status-ha" || name.StartsWith("c-ha-", StringComparison.Ordinal)) cluster.Guests.Start(300);
        if (name.StartsWith("c-cluster-resources", StringComparison.Ordinal) || name.StartsWith("c-node-down", StringComparison.Ordinal) || name.StartsWith("c-noquorum", StringComparison.Ordinal)) cluster.Guests.Configure(101, "onboot", "1");
        if (name is "lxc-delete" or "lxc-delete-task-log") cluster.Guests.Create(new GuestSpec(204, "pve1") { IsContainer = true, Name = "ct204" });
        if (name.StartsWith("qemu-delete-template-with-clone", StringComparison.Ordinal) || name is "qemu-delete" or "qemu-delete-task-log")
            cluster.Guests.Create(new GuestSpec(111, "pve1") { Name = "linked111", Options = new Dictionary<string, string> { ["scsi0"] = "local:110/base-110-disk-0.qcow2/111/vm-111-disk-0.qcow2,size=3G" } });
        if (name is "qemu-template" or "qemu-template-task-log") cluster.Guests.Configure(110, "template", null);
        if (name is "lxc-delete-running" or "lxc-stop") cluster.Guests.Start(202);
        if (name is "lxc-config-put-mp") cluster.Guests.Configure(202, "mp0", null);
        if (name is "qemu-status-current-paused" or "qemu-resume") cluster.Locked(() => { cluster.Guests.Find(100)!.IsPaused = true; });
        if (name.StartsWith("qemu-shutdown-timeout", StringComparison.Ordinal)) cluster.Guests.Configure(100, "ostype", "other");
        if (name is "qemu-pending-running") cluster.Locked(() => { cluster.Guests.Find(100)!.Config.Pending["memory"] = "2048"; });
        if (name.StartsWith("qemu-agent", StringComparison.Ordinal) && name.EndsWith("not-running", StringComparison.Ordinal)) { cluster.Guests.Configure(101, "agent", "1"); cluster.Guests.Start(101); }
        if (name.StartsWith("qemu-snapshot", StringComparison.Ordinal) && name is not ("qemu-snapshot-list-none" or "qemu-snapshot-create" or "qemu-snapshot-create-task-log") || name == "qemu-config-of-snapshot") AddSnapshots(cluster, name);
        if (name is "cluster-resources" or "cluster-resources-vm" or "cluster-resources-pooled" or "cluster-resources-vm-locked") foreach (var vmid in new[] { 200, 202, 203, 205 }) cluster.Guests.Remove(vmid);
        if (name is "lxc-list") foreach (var vmid in new[] { 202, 205 }) cluster.Guests.Remove(vmid);
        if (name is "lxc-config-put-stale") cluster.Guests.Configure(202, "description", "changed");
        if (name is "qemu-list" or "qemu-list-full") foreach (var vmid in new[] { 110, 122 }) cluster.Guests.Remove(vmid);
    }

    private static void AddSnapshots(SimulatedCluster cluster, string name) => cluster.Locked(() =>
    {
        var guest = cluster.Guests.Find(100)!;
        var config = new SortedDictionary<string, string>(guest.Config.Current);
        if (name == "qemu-snapshot-config" || name == "qemu-config-of-snapshot") config.Remove("description");
        guest.Snapshots.Add(new GuestSnapshot("before", null, cluster.Time.GetUtcNow(), false, config) { Description = "before the upgrade" });
        if (name is "qemu-snapshot-list" or "qemu-snapshot-delete") guest.Snapshots.Add(new GuestSnapshot("withram", "before", cluster.Time.GetUtcNow(), false, config));
        guest.Config["parent"] = guest.Snapshots[^1].Name;
    });

    private static void PrepareHa(SimulatedCluster cluster, string name)
    {
        if (name is "ha-resource-create-dup" or "ha-resource-get" or "ha-resource-get-short" or "ha-resources-2" or "ha-resource-delete" or "ha-status-current-2" or "ha-manager-status-2" || name.StartsWith("qemu-start-ha-managed", StringComparison.Ordinal))
        {
            var resource = cluster.HighAvailability.Add("vm:100");
            resource.State = "stopped";
            resource.Options["max_restart"] = "2";
        }
        if (name is "ha-resources-2" or "ha-resource-delete-2" or "ha-status-current-2") cluster.HighAvailability.Add("vm:101").State = "ignored";
        if (name is "c-vm-status-ha" or "c-ha-status" or "c-ha-manager-status" or "c-ha-migrate" or "c-ha-stop" or "c-cluster-resources-ha" or "c-node-down-resources" or "c-node-down-ha-status"
            || name.StartsWith("c-noquorum", StringComparison.Ordinal) || name.StartsWith("c-ha-migrate", StringComparison.Ordinal) || name.StartsWith("c-ha-stop", StringComparison.Ordinal)) cluster.HighAvailability.Add("vm:300");
    }

    private static void PrepareContent(SimulatedCluster cluster, string name)
    {
        var now = cluster.Time.GetUtcNow();
        var volumes = cluster.Storages.Volumes;
        if (name is "storage-content-1" or "node-storage-content-empty" or "storage-content-images") volumes.RemoveAll(volume => volume.Storage == "local");
        if (name is "storage-content-1" or "storage-content-all" or "storage-content-images" or "storage-volume-get" or "storage-volume-delete")
            volumes.Add(new("local:100/vm-100-disk-9.qcow2", "images", "qcow2", 67_108_864, now) { Vmid = 100 });
        if (name is "storage-content-iso" or "storage-content-all") volumes.Add(new("local:iso/tiny.iso", "iso", "iso", 100, now));
        var backup = volumes.Find(volume => volume.Content == "backup");
        if (backup is not null && (name == "backup-volume-get" || name.StartsWith("backup-delete-protected", StringComparison.Ordinal))) backup.IsProtected = true;
    }
}
