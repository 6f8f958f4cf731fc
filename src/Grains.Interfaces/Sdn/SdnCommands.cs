using System.ComponentModel.DataAnnotations;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Adds a zone to the pending configuration; <see cref="ApplySdn"/> makes it real.</summary>
[Operation("proxmox.sdn.zone", "create", Risk.Safe, Permission.ManageNodes, TargetId = "zone")]
[GenerateSerializer, Immutable, Alias("proxmox.sdn.zone:create")]
public sealed record CreateSdnZone : ClusterCommand
{
    [Id(0), SdnName] public required string Zone { get; init; }
    [Id(1), OneOf("evpn", "faucet", "qinq", "simple", "vlan", "vxlan")] public required string Type { get; init; }

    [Id(2), PveParameters("sdn.zone", Except = "zone type")] public PveSettings Settings { get; init; } = PveSettings.None;

    public override PveRequest ToPve() => PveRequest.Post($"/cluster/sdn/zones").With("type", Type).With("zone", Zone).With(Settings);

    internal override void Check(FieldErrors errors, CommandTarget target)
    {
        string[] needed = Type switch { "vlan" => ["bridge"], "qinq" => ["bridge", "tag"], "evpn" => ["controller", "vrf-vxlan"], _ => [] };
        foreach (var name in needed)
        {
            errors.Require(Settings[name] is not null, name, $"{name} must be given for a zone of type {Type}.");
        }

        errors.Require(Type != "vxlan" || Settings["peers"] is not null || Settings["fabric"] is not null, "peers", "peers or fabric must be given for a zone of type vxlan.");
    }
}

/// <summary>Takes a zone out of the pending configuration. One with virtual networks in it can't be removed.</summary>
[Operation("proxmox.sdn.zone", "delete", Risk.Catastrophic, Permission.ManageNodes, TargetId = "zone")]
[GenerateSerializer, Immutable, Alias("proxmox.sdn.zone:delete")]
public sealed record DeleteSdnZone : ClusterCommand
{
    [Id(0), SdnName] public required string Zone { get; init; }

    public override PveRequest ToPve() => PveRequest.Delete($"/cluster/sdn/zones/{Zone}");
}

/// <summary>Adds a virtual network to the pending configuration.</summary>
[Operation("proxmox.sdn.vnet", "create", Risk.Safe, Permission.ManageNodes, TargetId = "vnet")]
[GenerateSerializer, Immutable, Alias("proxmox.sdn.vnet:create")]
public sealed record CreateSdnVnet : ClusterCommand
{
    [Id(0), SdnName] public required string Vnet { get; init; }
    [Id(1), SdnName] public required string Zone { get; init; }
    [Id(2), VnetAlias] public string? Alias { get; init; }

    /// <summary>VLAN or VXLAN id; which, the zone's type decides.</summary>
    [Id(3), Range(1, 16_777_215)] public int? Tag { get; init; }

    [Id(4)] public bool Vlanaware { get; init; }
    [Id(5)] public bool? IsolatePorts { get; init; }

    public override PveRequest ToPve() => PveRequest.Post($"/cluster/sdn/vnets")
        .With("vnet", Vnet).With("zone", Zone).With("alias", Alias).With("tag", Tag)
        .With("vlanaware", Vlanaware ? true : (bool?)null).With("isolate-ports", IsolatePorts);
}

/// <summary>Takes a virtual network out of the pending configuration.</summary>
[Operation("proxmox.sdn.vnet", "delete", Risk.Disruptive, Permission.ManageNodes, TargetId = "vnet")]
[GenerateSerializer, Immutable, Alias("proxmox.sdn.vnet:delete")]
public sealed record DeleteSdnVnet : ClusterCommand
{
    [Id(0), SdnName] public required string Vnet { get; init; }

    public override PveRequest ToPve() => PveRequest.Delete($"/cluster/sdn/vnets/{Vnet}");
}

/// <summary>Makes the pending configuration real: every node reloads its network.</summary>
[Operation("proxmox.sdn.apply", "create", Risk.Disruptive, Permission.ManageNodes, Tasks = "reloadnetworkall")]
[GenerateSerializer, Immutable, Alias("proxmox.sdn.apply")]
public sealed record ApplySdn : ClusterCommand
{
    public override PveRequest ToPve() => PveRequest.Put($"/cluster/sdn");
}
