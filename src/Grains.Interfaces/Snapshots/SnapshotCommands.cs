using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Takes a snapshot. With memory, rolling back resumes the guest where it was.</summary>
[Operation("proxmox.snapshot.create", "create", Risk.Safe, Permission.ManageSnapshots, Tasks = "qmsnapshot vzsnapshot", TargetId = "snapname")]
[GenerateSerializer, Immutable, Alias("proxmox.snapshot.create")]
public sealed record CreateSnapshot : GuestCommand
{
    [Id(0), SnapshotName] public required string Snapname { get; init; }
    [Id(1), Lines(255)] public string? Description { get; init; }
    [Id(2)] public bool Vmstate { get; init; }

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"snapshot")
        .With("snapname", Snapname)
        .With("description", Description)
        .With("vmstate", guest.IsContainer ? null : Vmstate);   // containers have no memory state

    internal override void Check(FieldErrors errors, CommandTarget target) =>
        errors.Require(!Vmstate || target.VmType != GuestType.Lxc, "vmstate", "A container's memory can't be kept.");
}

/// <summary>Removes a snapshot. What it held cannot be brought back.</summary>
[Operation("proxmox.snapshot.delete", "delete", Risk.Catastrophic, Permission.ManageSnapshots, Tasks = "qmdelsnapshot vzdelsnapshot", TargetId = "snapname")]
[GenerateSerializer, Immutable, Alias("proxmox.snapshot.delete")]
public sealed record DeleteSnapshot : GuestCommand
{
    [Id(0), SnapshotName] public required string Snapname { get; init; }

    /// <summary>Out of the configuration even where a disk's snapshot can't be removed.</summary>
    [Id(1)] public bool? Force { get; init; }

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Delete(guest, $"snapshot/{Snapname}").With("force", Force);
}

/// <summary>Puts disks and configuration back. What was written since is lost.</summary>
[Operation("proxmox.snapshot.rollback", "create", Risk.Catastrophic, Permission.ManageSnapshots, Tasks = "qmrollback vzrollback", TargetId = "snapname")]
[GenerateSerializer, Immutable, Alias("proxmox.snapshot.rollback")]
public sealed record RollBackSnapshot : GuestCommand
{
    [Id(0), SnapshotName] public required string Snapname { get; init; }

    /// <summary>Starts the guest afterwards.</summary>
    [Id(1)] public bool? Start { get; init; }

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"snapshot/{Snapname}/rollback").With("start", Start);
}
