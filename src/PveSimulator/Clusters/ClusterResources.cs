using System.Text.Json;

namespace Hypervisor.PveSimulator;

/// <summary>The big list. It is written straight to JSON, because it may hold thousands of guests and is asked for all the time.</summary>
internal static class ClusterResources
{
    /// <summary>How long the others keep the last state of the guests of a node that is gone.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(5);

    public static object List(Call call)
    {
        var type = call["type"];
        return (Action<Utf8JsonWriter>)(writer =>
        {
            writer.WriteStartArray();
            if (type is null) WritePools(writer, call);
            if (type is null or "vm") WriteGuests(writer, call);
            if (type is null or "node") WriteNodes(writer, call);
            if (type is null or "storage") WriteStorages(writer, call);
            // PVE 9 lists networks only where no type is asked for; in PVE 8 their type is sdn.
            if (type is null || type == "sdn" && call.Cluster.IsVersion8) WriteNetworks(writer, call);
            writer.WriteEndArray();
        });
    }

    /// <summary>One guest as the list has it; as a member of a pool it comes without tags and HA state.</summary>
    public static void WriteGuest(Utf8JsonWriter writer, SimulatedGuest guest, string? pool, bool isInCluster = true)
    {
        var isGone = guest.Node is { IsOnline: false, DownSince: { } since } && guest.Cluster.Schedule.Now - since > Forgotten;
        writer.WriteStartObject();
        writer.WriteString("id", $"{guest.Type}/{guest.Vmid}");
        writer.WriteString("type", guest.Type);
        writer.WriteNumber("vmid", guest.Vmid);
        writer.WriteString("node", guest.NodeName);
        writer.WriteString("status", isGone ? "unknown" : guest.IsRunning ? "running" : "stopped");
        if (!isGone) WriteFigures(writer, guest);
        if (!isGone && isInCluster && guest.Config["tags"] is { } tags) writer.WriteString("tags", tags);
        if (pool is not null) writer.WriteString("pool", pool);
        if (isInCluster && guest.Cluster.HighAvailability.Find(guest.ServiceId) is { } resource) writer.WriteString("hastate", resource.State);
        writer.WriteEndObject();
    }

    private static void WriteFigures(Utf8JsonWriter writer, SimulatedGuest guest)
    {
        var figures = guest.Figures;
        writer.WriteString("name", guest.Name);
        writer.WriteNumber("template", guest.IsTemplate ? 1 : 0);
        writer.WriteNumber("uptime", figures.Uptime);
        writer.WriteNumber("cpu", figures.Cpu);
        writer.WriteNumber("maxcpu", figures.Cpus);
        writer.WriteNumber("mem", figures.Memory);
        writer.WriteNumber("maxmem", figures.MaxMemory);
        writer.WriteNumber("memhost", guest.IsContainer ? 0 : figures.Memory);
        writer.WriteNumber("disk", figures.Disk);
        writer.WriteNumber("maxdisk", figures.MaxDisk);
        writer.WriteNumber("netin", figures.NetIn);
        writer.WriteNumber("netout", figures.NetOut);
        writer.WriteNumber("diskread", figures.DiskRead);
        writer.WriteNumber("diskwrite", figures.DiskWrite);
        if (guest.Lock is { } held) writer.WriteString("lock", held);
    }

    private static void WritePools(Utf8JsonWriter writer, Call call)
    {
        foreach (var pool in call.Cluster.Pools.All)
        {
            if (!call.May($"/pool/{pool.Id}", "Pool.Audit")) continue;
            writer.WriteStartObject();
            writer.WriteString("id", $"/pool/{pool.Id}");
            writer.WriteString("type", "pool");
            writer.WriteString("pool", pool.Id);
            writer.WriteEndObject();
        }
    }

    private static void WriteGuests(Utf8JsonWriter writer, Call call)
    {
        var pools = new Dictionary<int, string>();
        foreach (var pool in call.Cluster.Pools.All)
        {
            foreach (var vmid in pool.Guests) pools[vmid] = pool.Id;
        }
        var isRoot = call.May("/", "VM.Audit") && call.Cluster.Access.Acl.Count == 0;
        foreach (var guest in call.Cluster.Guests.Items)
        {
            if (isRoot || call.May($"/vms/{guest.Vmid}", "VM.Audit")) WriteGuest(writer, guest, pools.GetValueOrDefault(guest.Vmid));
        }
    }

    private static void WriteNodes(Utf8JsonWriter writer, Call call)
    {
        foreach (var node in call.Cluster.Nodes.All) Json.Write(writer, NodeList.ToResource(call, node));
    }

    private static void WriteStorages(Utf8JsonWriter writer, Call call)
    {
        var storages = call.Cluster.Storages;
        foreach (var storage in storages.All.Where(storage => call.May($"/storage/{storage.Id}", "Datastore.Audit", "Datastore.AllocateSpace")))
        {
            foreach (var node in call.Cluster.Nodes.All.Where(storage.IsOn))
            {
                Json.Write(writer, new Json
                {
                    ["id"] = $"storage/{node.Name}/{storage.Id}", ["type"] = "storage", ["storage"] = storage.Id, ["node"] = node.Name, ["plugintype"] = storage.Type,
                    ["content"] = storage.Content, ["shared"] = storage.IsShared, ["status"] = "available", ["disk"] = storages.Used(storage, node), ["maxdisk"] = storage.Size,
                });
            }
        }
    }

    private static void WriteNetworks(Utf8JsonWriter writer, Call call)
    {
        var isLocalSeen = call.May("/sdn/zones/localnetwork", "SDN.Audit", "SDN.Allocate");
        foreach (var node in call.Cluster.Nodes.All)
        {
            if (isLocalSeen) Json.Write(writer, ToZone(node, "localnetwork", "ok"));
            var status = call.Cluster.Sdn.Staleness(node) is null ? "available" : "pending";
            foreach (var zone in call.Cluster.Sdn.ZonesOf(node).Where(zone => call.May($"/sdn/zones/{zone.Id}", "SDN.Audit", "SDN.Allocate")))
                Json.Write(writer, ToZone(node, zone.Id, status).With("zone-type", call.Cluster.IsVersion8 ? null : zone.Type));
        }
    }

    private static Json ToZone(SimulatedNode node, string zone, string status) => node.Cluster.IsVersion8 ? new()
    {
        ["id"] = $"sdn/{node.Name}/{zone}", ["type"] = "sdn", ["sdn"] = zone, ["node"] = node.Name, ["status"] = status,
    } : new()
    {
        ["id"] = $"network/{node.Name}/zone/{zone}", ["type"] = "network", ["network"] = zone, ["network-type"] = "zone", ["node"] = node.Name, ["status"] = status,
    };
}
