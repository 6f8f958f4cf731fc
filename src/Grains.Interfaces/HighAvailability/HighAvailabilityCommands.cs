using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Puts a guest under high availability.</summary>
[Operation("proxmox.ha.resource", "create", Risk.Safe, Permission.ManageNodes, TargetId = "sid")]
[GenerateSerializer, Immutable, Alias("proxmox.ha.resource:create")]
public sealed record CreateHaResource : ClusterCommand
{
    [Id(0), ResourceId] public required string Sid { get; init; }

    /// <summary>Proxmox VE 8 and older.</summary>
    [Id(1), ConfigId] public string? Group { get; init; }

    [Id(2), Range(0, 10)] public int MaxRelocate { get; init; } = 1;
    [Id(3), Range(0, 10)] public int MaxRestart { get; init; } = 1;
    [Id(4), OneOf("started", "stopped", "enabled", "disabled", "ignored")] public string? State { get; init; }
    [Id(5), Line(512)] public string? Comment { get; init; }

    /// <summary>Back to the preferred node when it returns; Proxmox VE 9.</summary>
    [Id(6)] public bool? Failback { get; init; }

    public override PveRequest ToPve() => PveRequest.Post($"/cluster/ha/resources")
        .With("sid", Sid).With("group", Group).With("max_relocate", MaxRelocate).With("max_restart", MaxRestart)
        .With("state", State).With("comment", Comment).With("failback", Failback);
}

[Operation("proxmox.ha.resource", "update", Risk.Disruptive, Permission.ManageNodes, TargetId = "sid")]
[GenerateSerializer, Immutable, Alias("proxmox.ha.resource:update")]
public sealed record UpdateHaResource : ClusterCommand, IFencedCommand
{
    [Id(0), ResourceId] public required string Sid { get; init; }
    [Id(1), ConfigId] public string? Group { get; init; }
    [Id(2), Range(0, 10)] public int? MaxRelocate { get; init; }
    [Id(3), Range(0, 10)] public int? MaxRestart { get; init; }
    [Id(4), OneOf("started", "stopped", "enabled", "disabled", "ignored")] public string? State { get; init; }
    [Id(5), Line(512)] public string? Comment { get; init; }
    [Id(6)] public bool? Failback { get; init; }

    /// <summary>Names, back to their default.</summary>
    [Id(7), ConfigId, JsonConverter(typeof(NameListJsonConverter))] public ImmutableArray<string> Delete { get; init; } = [];

    [Id(8), Digest] public string? Digest { get; init; }

    public Command WithDigest(string digest) => this with { Digest = digest };

    public override PveRequest ToPve() => PveRequest.Put($"/cluster/ha/resources/{Sid}")
        .With("group", Group).With("max_relocate", MaxRelocate).With("max_restart", MaxRestart)
        .With("state", State).With("comment", Comment).With("failback", Failback).WithNames("delete", Delete).With("digest", Digest);
}

/// <summary>Takes a guest out of high availability; it runs on.</summary>
[Operation("proxmox.ha.resource", "delete", Risk.Disruptive, Permission.ManageNodes, TargetId = "sid")]
[GenerateSerializer, Immutable, Alias("proxmox.ha.resource:delete")]
public sealed record DeleteHaResource : ClusterCommand
{
    [Id(0), ResourceId] public required string Sid { get; init; }

    /// <summary>Out of the rules that name it too; Proxmox VE 9.</summary>
    [Id(1)] public bool? Purge { get; init; }

    public override PveRequest ToPve() => PveRequest.Delete($"/cluster/ha/resources/{Sid}").With("purge", Purge);
}

/// <summary>Nodes that guests prefer; Proxmox VE 8 and older.</summary>
[Operation("proxmox.ha.group", "create", Risk.Safe, Permission.ManageNodes, TargetId = "group")]
[GenerateSerializer, Immutable, Alias("proxmox.ha.group:create")]
public sealed record CreateHaGroup : ClusterCommand
{
    [Id(0), ConfigId] public required string Group { get; init; }

    /// <summary>With priorities, the highest first: <c>pve1:2,pve2:1</c>.</summary>
    [Id(1), HaNodes] public required string Nodes { get; init; }

    [Id(2)] public bool? Nofailback { get; init; }

    /// <summary>Nowhere else, even if all of them fail.</summary>
    [Id(3)] public bool? Restricted { get; init; }

    [Id(4), Line(512)] public string? Comment { get; init; }

    public override PveRequest ToPve() => PveRequest.Post($"/cluster/ha/groups")
        .With("group", Group).With("nodes", Nodes).With("nofailback", Nofailback).With("restricted", Restricted).With("comment", Comment);
}

[Operation("proxmox.ha.group", "delete", Risk.Disruptive, Permission.ManageNodes, TargetId = "group")]
[GenerateSerializer, Immutable, Alias("proxmox.ha.group:delete")]
public sealed record DeleteHaGroup : ClusterCommand
{
    [Id(0), ConfigId] public required string Group { get; init; }

    public override PveRequest ToPve() => PveRequest.Delete($"/cluster/ha/groups/{Group}");
}
