using System.Text.Json;
using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Each tab shows what the cluster says: its things by name, with their values.</summary>
[Collection(UiCollection.Name)]
public sealed class TrueDataTests(UiStage stage)
{
    private static readonly Dictionary<string, Func<Truth, Task>> Cluster = new()
    {
        ["dashboard"] = async truth =>
        {
            await truth.EachLine(await truth.Get("nodes"), Text("name"), node => $"{node.Number("vms") + node.Number("containers")} guests");
            await truth.EachLine(await truth.Get("storage"), Text("storage"), Size("total"));
            await truth.Says($"quorate {truth.Stage.Vienna.Nodes.All.Count}/{truth.Stage.Vienna.Nodes.All.Count}");
        },
        ["nodes"] = async truth => await truth.EachLine(await truth.Get("nodes"), Text("name"), Text("status"), Text("ip_address"), node => $"{node.Number("vms_running") + node.Number("containers_running")}/{node.Number("vms") + node.Number("containers")}"),
        ["vms"] = truth => Guests(truth, guest => guest is { IsContainer: false }),
        ["containers"] = truth => Guests(truth, guest => guest.IsContainer),
        ["storage"] = async truth => await truth.EachLine(await truth.Get("storage"), Text("storage"), Text("storage_type"), Size("total")),
        ["tasks"] = async truth => await Tasks(truth, await truth.Get("tasks")),
        ["backup"] = async truth =>
        {
            await truth.EachLine(await truth.Get("backup/jobs"), Text("id"), Text("schedule"), Text("storage"), Text("prune_backups"), Text("comment"));
            var ages = await truth.Get("backup/age-report");
            await truth.Says($"covered {ages.Number("backed_up")}", $"old {ages.Number("stale")}", $"none {ages.Number("never_backed_up")}");
        },
        ["firewall"] = async truth => await truth.EachLine(await truth.Get("firewall/rules"), rule => rule.Text("source") ?? rule.Text("action")!, Text("action"), Text("dport"), Text("comment")),
        ["ha"] = async truth =>
        {
            await truth.EachLine(await truth.Get("ha/resources"), Text("sid"), Text("node"), Text("crm_state"));
            await truth.EachLine(await truth.Get("ha/rules"), Text("rule"), Text("nodes"));
            await truth.Says((await truth.Get("ha/status")).GetProperty("manager").Text("node"));
        },
        ["pools"] = async truth => await truth.EachLine(await truth.Get("pools"), Text("poolid"), Text("comment"), pool => $"{pool.GetProperty("members").EnumerateArray().Count(member => member.Text("type") is "qemu" or "lxc")}"),
        ["ceph"] = async truth =>
        {
            var ceph = await truth.Get("nodes/pve1/ceph/detail");
            await truth.Says(ceph.GetProperty("status").Text("health"), ceph.GetProperty("status").Text("fsid"));
            await truth.EachLine(ceph.GetProperty("osds"), Text("name"), Text("host"), Text("status"), Text("device_class"));
            await truth.EachLine(ceph.GetProperty("pools"), Text("pool_name"), Text("type"), pool => $"{pool.Number("size")}/{pool.Number("min_size")}");
        },
        ["replication"] = async truth => await truth.EachLine(await truth.Get("cluster/replication"), Text("id"), Text("target"), Text("schedule")),
        ["pbs"] = async truth => await truth.EachLine(Where(await truth.Get("storage"), pool => pool.Text("storage_type") == "pbs"), Text("storage"), Size("total")),
        ["certificates"] = async truth => await EachNode(truth, "certificates", certificate => certificate.Text("fingerprint")![..12], Text("filename")),
        ["sdn"] = async truth =>
        {
            await truth.EachLine(await truth.Get("sdn/zones"), Text("zone"), Text("type"));
            await truth.EachLine(await truth.Get("sdn/vnets"), Text("vnet"), Text("zone"));
        },
        ["monitoring"] = truth => truth.Charts("nodes/pve1", "CPU"),
        ["updates"] = async truth => await EachNode(truth, "apt/updates", Text("Package")!, Text("OldVersion"), Text("Version")),
        ["subscriptions"] = async truth => await truth.Says((await truth.Get("nodes/pve1/subscription")).Text("message"), "pve1", "pve2", "pve3"),
        ["templates"] = async truth => await truth.EachLine(Where(await truth.Get("vms"), guest => guest.GetProperty("template").GetBoolean()), Text("name"), Text("node"), Size("memory_bytes")),
        ["log"] = async truth => await truth.EachLine(First(await truth.Get("cluster/log?max_entries=500"), 5), Text("msg"), Text("node"), Text("tag")),
    };

    private static readonly Dictionary<string, Func<Truth, Task>> Guest = new()
    {
        ["summary"] = async truth =>
        {
            var guest = (await truth.OfGuest("")).GetProperty("guest");
            await truth.Says(guest.Text("name"), guest.Text("node"), $"{guest.Number("vmid")}", Truth.Bytes(guest.GetProperty("memory_bytes")), Truth.Bytes(guest.GetProperty("disk_bytes")), "running");
            await truth.Says([.. guest.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString())]);
            await truth.Says((await truth.OfGuest("/config")).Text("description"));
        },
        ["monitoring"] = async truth =>
        {
            // One that was just started has no points yet.
            if ((await truth.OfGuest("/rrd?timeframe=hour")).EnumerateArray().Any(point => point.TryGetProperty("cpu", out var cpu) && cpu.ValueKind == JsonValueKind.Number))
            {
                await truth.Charts("nodes/pve1", "CPU", "memory");
                return;
            }

            await truth.Says("Nothing was measured in this time");
        },
        ["hardware"] = async truth => await Configured(truth, "memory", "cores", "net0"),
        ["options"] = async truth => await Configured(truth, "boot", "name", "hostname"),
        ["cloudinit"] = async truth => await truth.Says((await truth.OfGuest("/config")).Text("ciuser"), (await truth.OfGuest("/config")).Text("nameserver")),
        ["snapshots"] = async truth =>
        {
            await truth.Send("/snapshots", new { snapname = "as-it-was", description = "Before anything happened" });
            var snapshots = await truth.OfGuestUntil("/snapshots", taken => taken.EnumerateArray().Any(snapshot => snapshot.Text("name") == "as-it-was"));
            await truth.Page.ReloadAsync();
            await truth.EachLine(snapshots, Text("name"), Text("description"));
        },
        ["backups"] = async truth =>
        {
            var guest = (await truth.OfGuest("")).GetProperty("guest");
            var backups = await truth.Get($"nodes/{guest.Text("node")}/storage/nfs-backup/content?content=backup&vmid={guest.Number("vmid")}");
            if (backups.GetArrayLength() == 0)
            {
                await truth.Says("No backup of this guest");
                return;
            }

            await truth.EachLine(backups, backup => backup.Text("volid")!.Split(':')[1], Size("size"));
        },
        ["firewall"] = async truth =>
        {
            var rules = await truth.OfGuest("/firewall/rules");
            await truth.Says($"Rules {rules.GetArrayLength()}");
        },
        ["agent"] = async truth =>
        {
            var info = await truth.OfGuest("/agent/info");
            await truth.Says(info.Text("hostname"), info.Text("os_version"));
            await truth.Says([.. info.GetProperty("interfaces").EnumerateArray().SelectMany(card => card.GetProperty("ip_addresses").EnumerateArray()).Select(address => address.GetString())]);
        },
        ["network"] = async truth => await truth.Says([.. (await truth.OfGuest("/interfaces")).EnumerateArray().SelectMany(card => new[] { card.Text("name"), card.Text("hwaddr") })]),
        ["tasks"] = async truth =>
        {
            var guest = (await truth.OfGuest("")).GetProperty("guest");
            await Tasks(truth, await truth.Get($"nodes/{guest.Text("node")}/tasks?vmid={guest.Number("vmid")}&limit=200"));
        },
        ["console"] = truth => truth.Says("Connected, on "),
        ["timeline"] = async truth =>
        {
            var timeline = await truth.OfGuest("/timeline");
            if (timeline.GetArrayLength() == 0)
            {
                await truth.Says("Nothing has been seen happening yet");
                return;
            }

            // A task is named in words, with its end as the cluster told it.
            var newest = timeline[0].Text("summary")!;
            await truth.Says(timeline[0].Text("kind") == "task" ? newest[newest.IndexOf(": ", StringComparison.Ordinal)..] : newest);
        },
    };

    private static readonly Dictionary<string, Func<Truth, Task>> Node = new()
    {
        ["overview"] = async truth =>
        {
            var node = (await truth.Get("nodes/pve1")).GetProperty("node");
            await truth.Says(node.Text("cpu_model"), node.Text("kernel_version"), node.Text("pve_version"), node.Text("ip_address"), Truth.Bytes(node.GetProperty("memory_total")));
        },
        ["vms"] = async truth => await truth.EachLine(await truth.Get("nodes/pve1/vms"), Text("name"), Text("status")),
        ["containers"] = async truth => await truth.EachLine(await truth.Get("nodes/pve1/containers"), Text("name"), Text("status")),
        ["services"] = async truth => await truth.EachLine(await truth.Get("nodes/pve1/services"), Text("description"), Text("name")),
        ["disks"] = async truth => await truth.EachLine(await truth.Get("nodes/pve1/disks"), Text("devpath"), Text("model"), Text("serial"), Size("size")),
        ["network"] = async truth => await truth.EachLine(await truth.Get("nodes/pve1/network"), Text("iface"), Text("type"), Text("cidr"), Text("gateway")),
        ["sensors"] = async truth => await truth.Says((await truth.Get("nodes/pve1/sensors")).GetProperty("cpuinfo").Text("model")),
        ["monitoring"] = truth => truth.Charts("nodes/pve1", "CPU"),
        ["tasks"] = async truth => await Tasks(truth, await truth.Get("nodes/pve1/tasks")),
        ["firewall"] = async truth => await truth.EachLine(await truth.Get("nodes/pve1/firewall/rules"), rule => rule.Text("source") ?? rule.Text("action")!, Text("action"), Text("dport"), Text("comment")),
        ["log"] = async truth => await truth.Says((await truth.Get("nodes/pve1/syslog?tail=true&limit=500")).EnumerateArray().Last().Text("t")),
    };

    public static TheoryData<string> ClusterTabs => new(Cluster.Keys);

    public static TheoryData<string> NodeTabs => new(Node.Keys);

    public static TheoryData<string, bool> GuestTabs
    {
        get
        {
            var tabs = new TheoryData<string, bool>();
            foreach (var tab in Guest.Keys)
            {
                if (tab is not "network") tabs.Add(tab, false);
                if (tab is not ("cloudinit" or "agent")) tabs.Add(tab, true);
            }

            return tabs;
        }
    }

    [Fact]
    public void Every_tab_has_its_truth()
    {
        Cluster.Keys.ShouldBe(SiteMap.ClusterTabs, ignoreOrder: true);
        Guest.Keys.ShouldBe(SiteMap.GuestTabs, ignoreOrder: true);
        Node.Keys.ShouldBe(SiteMap.NodeTabs, ignoreOrder: true);
    }

    [SkippableTheory]
    [MemberData(nameof(ClusterTabs))]
    public Task A_tab_of_a_cluster(string tab) => Holds(stage.Machine, $"c/{stage.ViennaId}/{tab}", Cluster[tab]);

    [SkippableTheory]
    [MemberData(nameof(GuestTabs))]
    public Task A_tab_of_a_guest(string tab, bool isContainer)
    {
        var guest = isContainer ? stage.Container : stage.Machine;
        return Holds(guest, $"c/{stage.ViennaId}/g/{(isContainer ? "lxc" : "qemu")}/{guest.Vmid}/{tab}", Guest[tab]);
    }

    [SkippableTheory]
    [MemberData(nameof(NodeTabs))]
    public Task A_tab_of_a_node(string tab) => Holds(stage.Machine, $"c/{stage.ViennaId}/nodes?node=pve1&ntab={tab}", Node[tab]);

    [SkippableFact]
    public async Task The_fleet_adds_up_its_clusters()
    {
        await using var visitor = await stage.Visit();
        await visitor.Open("");
        var truth = new Truth(stage, visitor, "");
        var fleet = await stage.Admin.Get("hypervisor/fleet/dashboard");
        await truth.Says($"{fleet.Number("online_clusters")}/{fleet.Number("total_clusters")}", $"{fleet.Number("online_nodes")}/{fleet.Number("total_nodes")}");
        foreach (var cluster in fleet.GetProperty("clusters").EnumerateArray())
        {
            await truth.Says(cluster.Text("controller_name"), $"{cluster.Number("total_vms") + cluster.Number("total_containers")} guests");
        }
    }

    private static Func<JsonElement, string?> Size(string name) => thing => Truth.Bytes(thing.GetProperty(name));

    private static Func<JsonElement, string> Text(string name) => thing => thing.Text(name) ?? "";

    private static JsonElement First(JsonElement things, int most) => JsonSerializer.SerializeToElement(things.EnumerateArray().Take(most));

    private static JsonElement Where(JsonElement things, Func<JsonElement, bool> holds) => JsonSerializer.SerializeToElement(things.EnumerateArray().Where(holds));

    /// <summary>Against the simulated cluster itself, which shares no code with what reads it.</summary>
    private static async Task Guests(Truth truth, Func<SimulatedGuest, bool> which)
    {
        var guests = truth.Stage.Vienna.Guests.All.Where(which).ToList();
        await truth.Says($"{guests.Count}");
        foreach (var guest in guests.Where(guest => !guest.IsTemplate))
        {
            await truth.Line(guest.Name, $"{guest.Vmid}", guest.NodeName, guest.IsRunning ? "running" : "stopped");
        }
    }

    private static async Task Tasks(Truth truth, JsonElement tasks)
    {
        foreach (var task in tasks.EnumerateArray().Take(6))
        {
            await truth.SomeLine(task.Text("user"), task.Text("node"), task.Text("outcome") == "error" ? task.Text("status") : null, task.Text("type") == "qmreboot" ? $"Reboot VM {task.Text("id")}" : null);
        }

        if (tasks.GetArrayLength() == 0)
        {
            await truth.Says("No tasks");
        }
    }

    private static async Task EachNode(Truth truth, string what, Func<JsonElement, string> about, params Func<JsonElement, string?>[] words)
    {
        foreach (var node in truth.Stage.Vienna.Nodes.All)
        {
            await truth.EachLine(await truth.Get($"nodes/{node.Name}/{what}"), about, words);
        }
    }

    private static async Task Configured(Truth truth, params string[] options)
    {
        var config = await truth.OfGuest("/config");
        foreach (var option in options.Where(option => config.TryGetProperty(option, out _)))
        {
            var value = config.GetProperty(option).ToString();
            await truth.Says(value.Split([',', '='])[^1]);
        }
    }

    private async Task Holds(SimulatedGuest guest, string address, Func<Truth, Task> truth)
    {
        await using var visitor = await stage.Visit();
        await visitor.Open(address);
        await truth(new Truth(stage, visitor, $"nodes/{guest.NodeName}/{(guest.IsContainer ? "lxc" : "qemu")}/{guest.Vmid}"));
        visitor.Complaints.ShouldBeEmpty();
    }
}
