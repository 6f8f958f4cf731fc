using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Copies a guest's disks to another node again and again; ZFS only.</summary>
[Operation("proxmox.replication.job", "create", Risk.Safe, Permission.ManageNodes, TargetId = "id")]
[GenerateSerializer, Immutable, Alias("proxmox.replication.job:create")]
public sealed record CreateReplicationJob : ClusterCommand
{
    /// <summary>The VMID and a number: <c>100-0</c>.</summary>
    [Id(0), AlsoNamed("replication_id"), ReplicationId] public required string Id { get; init; }

    [Id(1), AlsoNamed("target_node"), NodeName] public required string Target { get; init; }

    /// <summary>Every 15 minutes when left out.</summary>
    [Id(2), CalendarEvent] public string? Schedule { get; init; }

    /// <summary>MB a second.</summary>
    [Id(3), Range(1.0, 100_000.0)] public double? Rate { get; init; }

    [Id(4), Line(512)] public string? Comment { get; init; }
    [Id(5)] public bool? Disable { get; init; }

    public override PveRequest ToPve() => PveRequest.Post($"/cluster/replication")
        .With("id", Id).With("type", "local").With("target", Target).With("schedule", Schedule).With("rate", Rate).With("comment", Comment).With("disable", Disable);
}

[Operation("proxmox.replication.job", "update", Risk.Safe, Permission.ManageNodes, TargetId = "id")]
[GenerateSerializer, Immutable, Alias("proxmox.replication.job:update")]
public sealed record UpdateReplicationJob : ClusterCommand, IFencedCommand
{
    [Id(0), AlsoNamed("replication_id"), ReplicationId] public required string Id { get; init; }
    [Id(1), CalendarEvent] public string? Schedule { get; init; }

    /// <summary>MB a second.</summary>
    [Id(2), Range(1.0, 100_000.0)] public double? Rate { get; init; }

    [Id(3), Line(512)] public string? Comment { get; init; }
    [Id(4)] public bool? Disable { get; init; }

    /// <summary>Names, back to their default.</summary>
    [Id(5), ConfigId, JsonConverter(typeof(NameListJsonConverter))] public ImmutableArray<string> Delete { get; init; } = [];

    [Id(6), Digest] public string? Digest { get; init; }

    public Command WithDigest(string digest) => this with { Digest = digest };

    public override PveRequest ToPve() => PveRequest.Put($"/cluster/replication/{Id}")
        .With("schedule", Schedule).With("rate", Rate).With("comment", Comment).With("disable", Disable).WithNames("delete", Delete).With("digest", Digest);
}

/// <summary>Removes the job and, unless kept, the copies.</summary>
[Operation("proxmox.replication.job", "delete", Risk.Disruptive, Permission.ManageNodes, TargetId = "id")]
[GenerateSerializer, Immutable, Alias("proxmox.replication.job:delete")]
public sealed record DeleteReplicationJob : ClusterCommand
{
    [Id(0), AlsoNamed("replication_id"), ReplicationId] public required string Id { get; init; }

    /// <summary>Leaves the copies where they are.</summary>
    [Id(1)] public bool? Keep { get; init; }

    /// <summary>Only the entry, at once.</summary>
    [Id(2)] public bool? Force { get; init; }

    public override PveRequest ToPve() => PveRequest.Delete($"/cluster/replication/{Id}").With("keep", Keep).With("force", Force);
}
