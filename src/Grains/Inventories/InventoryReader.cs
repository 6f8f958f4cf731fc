using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>Turns what a cluster said into the inventory. Pure; what a cluster leaves out (an unknown guest has no name, say) gets a value that is told apart.</summary>
internal sealed class InventoryReader(Guid controller, string name, Guid? site, long version, DateTimeOffset asOf)
{
    public Inventory Read(ClusterReading reading)
    {
        var guests = reading.Resources.Where(line => line.Type is "qemu" or "lxc" && line is { Vmid: not null, Node: not null }).Select(Guest).OrderBy(guest => guest.Vmid).ToImmutableArray();
        var nodes = Nodes(reading, guests);
        return new Inventory
        {
            Version = version,
            AsOf = asOf,
            Cluster = Status(reading),
            Nodes = nodes,
            Guests = guests,
            Storages = [.. reading.Resources.Where(line => line is { Type: "storage", Storage: not null, Node: not null }).Select(Storage).OrderBy(pool => pool.Storage, StringComparer.Ordinal).ThenBy(pool => pool.Node, StringComparer.Ordinal)],
            Others = [.. reading.Resources.Where(line => line.Type is not ("qemu" or "lxc" or "node" or "storage")).Select(Other)],
            RunningTasks = reading.Tasks.Count(task => task.EndedAt is null),
        };
    }

    private ClusterStatus Status(ClusterReading reading)
    {
        var cluster = reading.Members.FirstOrDefault(member => member.Type == "cluster");
        var nodes = reading.Members.Where(member => member is { Type: "node", Name: not null }).OrderBy(member => member.Name, StringComparer.Ordinal).ToList();
        return new ClusterStatus
        {
            // A single node is in no cluster, and always has its own quorum.
            Name = cluster?.Name ?? nodes.FirstOrDefault()?.Name ?? name,
            Quorate = cluster?.Quorate ?? true,
            NodeCount = cluster?.Nodes ?? nodes.Count,
            Version = cluster?.Version,
            PveVersion = reading.PveVersion,
            Nodes = [.. nodes.Select(node => new Interfaces.ClusterMember(node.Name!, node.Online == true ? "online" : "offline", node.Ip, node.Level))],
            AsOf = asOf,
        };
    }

    private ImmutableArray<Node> Nodes(ClusterReading reading, ImmutableArray<Guest> guests)
    {
        var members = reading.Members.Where(member => member is { Type: "node", Name: not null }).ToDictionary(member => member.Name!, StringComparer.Ordinal);
        var here = guests.Where(guest => !guest.Template).ToLookup(guest => guest.Node, StringComparer.Ordinal);
        return
        [
            .. reading.Resources.Where(line => line is { Type: "node", Node: not null }).OrderBy(line => line.Node, StringComparer.Ordinal).Select(line => new Node
            {
                ControllerId = controller,
                ControllerName = name,
                SiteId = site,
                Name = line.Node!,
                Status = line.Status ?? "unknown",
                IpAddress = members.GetValueOrDefault(line.Node!)?.Ip,
                SubscriptionLevel = line.Level ?? members.GetValueOrDefault(line.Node!)?.Level,
                CpuCount = (int)(line.MaxCpu ?? 0),
                CpuUsage = line.Cpu ?? 0,
                MemoryTotal = line.MaxMemBytes ?? 0,
                MemoryUsed = line.MemBytes ?? 0,
                StorageTotal = line.MaxDiskBytes ?? 0,
                StorageUsed = line.DiskBytes ?? 0,
                Uptime = (long)(line.Uptime?.TotalSeconds ?? 0),
                Vms = here[line.Node!].Count(guest => guest.VmType == GuestType.Qemu),
                VmsRunning = here[line.Node!].Count(guest => guest is { VmType: GuestType.Qemu, Status: "running" }),
                Containers = here[line.Node!].Count(guest => guest.VmType == GuestType.Lxc),
                ContainersRunning = here[line.Node!].Count(guest => guest is { VmType: GuestType.Lxc, Status: "running" }),
                AsOf = asOf,
            }),
        ];
    }

    private Guest Guest(PveResource line) => new()
    {
        ControllerId = controller,
        ControllerName = name,
        SiteId = site,
        Vmid = line.Vmid!.Value,
        VmType = line.Type == "lxc" ? GuestType.Lxc : GuestType.Qemu,
        Name = line.Name ?? $"{(line.Type == "lxc" ? "CT" : "VM")} {line.Vmid}",
        Node = line.Node!,
        Status = line.Status ?? "unknown",
        CpuCores = line.MaxCpu ?? 0,
        CpuUsage = line.Cpu ?? 0,
        MemoryBytes = line.MaxMemBytes ?? 0,
        MemoryUsedBytes = line.MemBytes ?? 0,
        DiskBytes = line.MaxDiskBytes ?? 0,
        DiskUsedBytes = line.DiskBytes ?? 0,
        NetIn = line.NetInBytes ?? 0,
        NetOut = line.NetOutBytes ?? 0,
        DiskRead = line.DiskReadBytes ?? 0,
        DiskWrite = line.DiskWriteBytes ?? 0,
        Uptime = (long)(line.Uptime?.TotalSeconds ?? 0),
        Tags = [.. (line.Tags ?? "").Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries)],
        Template = line.Template ?? false,
        HaState = line.HaState,
        Lock = line.Lock,
        Pool = line.Pool,
        AsOf = asOf,
    };

    private StoragePool Storage(PveResource line) => new()
    {
        ControllerId = controller,
        ControllerName = name,
        SiteId = site,
        Storage = line.Storage!,
        Node = line.Node!,
        Nodes = [line.Node!],
        StorageType = line.PluginType,
        Content = [.. (line.Content ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)],
        Total = line.MaxDiskBytes ?? 0,
        Used = line.DiskBytes ?? 0,
        Active = line.Status == "available",
        Shared = line.Shared ?? false,
        Status = line.Status ?? "unknown",
        AsOf = asOf,
    };

    private ClusterResource Other(PveResource line) => new()
    {
        Id = line.Id,
        Type = line.Type,
        Node = line.Node,
        Status = line.Status,
        Name = line.Name ?? line.Pool ?? line.Sdn ?? line.Network,
        AsOf = asOf,
    };
}
