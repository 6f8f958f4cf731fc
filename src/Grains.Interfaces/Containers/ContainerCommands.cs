using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Sets any part of the configuration under Proxmox VE's own names.</summary>
[Operation("proxmox.container.config", "update", Risk.Disruptive, Permission.ManageVms)]
[GenerateSerializer, Immutable, Alias("proxmox.container.config")]
public sealed record UpdateContainerConfig : ContainerCommand, IFencedCommand, IChangesSettings
{
    [Id(0), PveParameters("container", Partial = true)] public PveSettings Settings { get; init; } = PveSettings.None;

    /// <summary>Names, back to their default.</summary>
    [Id(1), JsonConverter(typeof(NameListJsonConverter))] public ImmutableArray<string> Delete { get; init; } = [];

    /// <summary>Names whose pending change is dropped.</summary>
    [Id(2), JsonConverter(typeof(NameListJsonConverter))] public ImmutableArray<string> Revert { get; init; } = [];

    [Id(3), Digest] public string? Digest { get; init; }

    public Command WithDigest(string digest) => this with { Digest = digest };

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Put(guest, $"config")
        .With(Settings).WithNames("delete", Delete).WithNames("revert", Revert).With("digest", Digest);

    internal override void Check(FieldErrors errors, CommandTarget target)
    {
        this.CheckSettings(errors, orElse: Revert.Length > 0);
        this.CheckNames(Revert, "revert", errors);
    }
}

/// <summary>Removes it with its volumes.</summary>
[Operation("proxmox.container.destroy", "delete", Risk.Catastrophic, Permission.ManageVms, Tasks = "vzdestroy")]
[GenerateSerializer, Immutable, Alias("proxmox.container.destroy")]
public sealed record DestroyContainer : ContainerCommand
{
    /// <summary>Takes it out of backup jobs, replication and high availability too.</summary>
    [Id(0)] public bool? Purge { get; init; }

    /// <summary>Also volumes with its VMID that its configuration does not name.</summary>
    [Id(1)] public bool? DestroyUnreferencedDisks { get; init; }

    /// <summary>Also while it runs.</summary>
    [Id(2)] public bool? Force { get; init; }

    public override PveRequest ToPve(GuestAddress guest) =>
        PveRequest.Delete(guest).With("purge", Purge).With("destroy-unreferenced-disks", DestroyUnreferencedDisks).With("force", Force);
}

[Operation("proxmox.container.clone", "create", Risk.Safe, Permission.ManageVms, Tasks = "vzclone")]
[GenerateSerializer, Immutable, Alias("proxmox.container.clone")]
public sealed record CloneContainer : ContainerCommand
{
    [Id(0), Vmid] public required int Newid { get; init; }

    /// <summary>Its host name.</summary>
    [Id(1), AlsoNamed("hostname"), Hostname] public string? Name { get; init; }

    /// <summary>The node of the clone, where the storage is shared.</summary>
    [Id(2), AlsoNamed("target_node"), NodeName] public string? Target { get; init; }

    /// <summary>False: linked to its template.</summary>
    [Id(3)] public bool Full { get; init; } = true;

    [Id(4), StorageName] public string? Storage { get; init; }
    [Id(5), Lines(255)] public string? Description { get; init; }
    [Id(6), PoolId] public string? Pool { get; init; }
    [Id(7), SnapshotName] public string? Snapname { get; init; }

    /// <summary>KiB a second.</summary>
    [Id(8), Range(0, int.MaxValue)] public int? Bwlimit { get; init; }

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"clone")
        .With("newid", Newid).With("hostname", Name).With("target", Target).With("full", Full).With("storage", Storage).With("description", Description)
        .With("pool", Pool).With("snapname", Snapname).With("bwlimit", Bwlimit);

    internal override void Check(FieldErrors errors, CommandTarget target) =>
        errors.Require(Newid != target.Vmid, "newid", "newid is the guest itself.")
            .Require(Full || Storage is null, "storage", "A linked clone stays on its template's storage.");
}

/// <summary>Cannot be undone.</summary>
[Operation("proxmox.container.convert_to_template", "create", Risk.Catastrophic, Permission.ManageVms)]
[GenerateSerializer, Immutable, Alias("proxmox.container.convert_to_template")]
public sealed record ConvertContainerToTemplate : ContainerCommand
{
    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"template");
}

[Operation("proxmox.container.resize_disk", "update", Risk.Disruptive, Permission.ManageVms, Tasks = "resize")]
[GenerateSerializer, Immutable, Alias("proxmox.container.resize_disk")]
public sealed record ResizeContainerVolume : ContainerCommand, IFencedCommand
{
    [Id(0), ContainerVolume] public required string Disk { get; init; }
    [Id(1), DiskSize] public required string Size { get; init; }
    [Id(2), Digest] public string? Digest { get; init; }

    public Command WithDigest(string digest) => this with { Digest = digest };

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Put(guest, $"resize").With("disk", Disk).With("size", Size).With("digest", Digest);
}

/// <summary>Moves a volume to another storage; the source stays as an unused volume unless deleted.</summary>
[Operation("proxmox.container.move_volume", "create", Risk.Disruptive, Permission.ManageVms, Tasks = "move_volume")]
[GenerateSerializer, Immutable, Alias("proxmox.container.move_volume")]
public sealed record MoveContainerVolume : ContainerCommand, IFencedCommand
{
    [Id(0), ContainerVolume] public required string Volume { get; init; }
    [Id(1), StorageName] public required string Storage { get; init; }
    [Id(2), AlsoNamed("delete_source")] public bool? Delete { get; init; }

    /// <summary>KiB a second.</summary>
    [Id(3), Range(0, int.MaxValue)] public int? Bwlimit { get; init; }

    [Id(4), Digest] public string? Digest { get; init; }

    public Command WithDigest(string digest) => this with { Digest = digest };

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"move_volume")
        .With("volume", Volume).With("storage", Storage).With("delete", Delete).With("bwlimit", Bwlimit).With("digest", Digest);
}
