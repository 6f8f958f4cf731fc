using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Sets any part of the configuration under Proxmox VE's own names. What a running machine can't take at once stays pending.</summary>
[Operation("proxmox.vm.config", "update", Risk.Disruptive, Permission.ManageVms, Tasks = "qmconfig")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.config")]
public sealed record UpdateVirtualMachineConfig : VirtualMachineCommand, IFencedCommand, IChangesSettings
{
    [Id(0), PveParameters("vm", Partial = true)] public PveSettings Settings { get; init; } = PveSettings.None;

    /// <summary>Names, back to their default; a disk is detached, an unused one removed.</summary>
    [Id(1), JsonConverter(typeof(NameListJsonConverter))] public ImmutableArray<string> Delete { get; init; } = [];

    /// <summary>Names whose pending change is dropped.</summary>
    [Id(2), JsonConverter(typeof(NameListJsonConverter))] public ImmutableArray<string> Revert { get; init; } = [];

    /// <summary>A disk in <c>delete</c> is removed for good, not detached.</summary>
    [Id(3)] public bool? Force { get; init; }

    [Id(4), Digest] public string? Digest { get; init; }

    public Command WithDigest(string digest) => this with { Digest = digest };

    // POST, as PUT holds the connection until disks are made.
    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"config")
        .With(Settings).WithNames("delete", Delete).WithNames("revert", Revert).With("force", Force).With("digest", Digest);

    internal override void Check(FieldErrors errors, CommandTarget target)
    {
        this.CheckSettings(errors, orElse: Revert.Length > 0);
        this.CheckNames(Revert, "revert", errors);
        errors.Require(Force is null || Delete.Length > 0, "force", "force needs delete beside it.");
    }
}

/// <summary>Removes it with its disks.</summary>
[Operation("proxmox.vm.destroy", "delete", Risk.Catastrophic, Permission.ManageVms, Tasks = "qmdestroy")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.destroy")]
public sealed record DestroyVirtualMachine : VirtualMachineCommand
{
    /// <summary>Takes it out of backup jobs, replication and high availability too.</summary>
    [Id(0)] public bool? Purge { get; init; }

    /// <summary>Also disks with its VMID that its configuration does not name.</summary>
    [Id(1)] public bool? DestroyUnreferencedDisks { get; init; }

    public override PveRequest ToPve(GuestAddress guest) =>
        PveRequest.Delete(guest).With("purge", Purge).With("destroy-unreferenced-disks", DestroyUnreferencedDisks);
}

[Operation("proxmox.vm.clone", "create", Risk.Safe, Permission.ManageVms, Tasks = "qmclone")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.clone")]
public sealed record CloneVirtualMachine : VirtualMachineCommand
{
    [Id(0), Vmid] public required int Newid { get; init; }
    [Id(1), AlsoNamed("hostname"), Hostname] public string? Name { get; init; }

    /// <summary>The node of the clone, where the storage is shared.</summary>
    [Id(2), AlsoNamed("target_node"), NodeName] public string? Target { get; init; }

    /// <summary>False: linked to its template.</summary>
    [Id(3)] public bool Full { get; init; } = true;

    [Id(4), StorageName] public string? Storage { get; init; }
    [Id(5), Lines(255)] public string? Description { get; init; }
    [Id(6), PoolId] public string? Pool { get; init; }
    [Id(7), SnapshotName] public string? Snapname { get; init; }
    [Id(8), OneOf("raw", "qcow2", "vmdk")] public string? Format { get; init; }

    /// <summary>KiB a second.</summary>
    [Id(9), Range(0, int.MaxValue)] public int? Bwlimit { get; init; }

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"clone")
        .With("newid", Newid).With("name", Name).With("target", Target).With("full", Full).With("storage", Storage).With("description", Description)
        .With("pool", Pool).With("snapname", Snapname).With("format", Format).With("bwlimit", Bwlimit);

    internal override void Check(FieldErrors errors, CommandTarget target) =>
        errors.Require(Newid != target.Vmid, "newid", "newid is the guest itself.")
            .Require(Full || Storage is null, "storage", "A linked clone stays on its template's storage.")
            .Require(Full || Format is null, "format", "A linked clone has its template's format.");
}

/// <summary>Cannot be undone.</summary>
[Operation("proxmox.vm.convert_to_template", "create", Risk.Catastrophic, Permission.ManageVms, Tasks = "qmtemplate")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.convert_to_template")]
public sealed record ConvertVirtualMachineToTemplate : VirtualMachineCommand
{
    /// <summary>Only this disk becomes a base image.</summary>
    [Id(0), VmDisk] public string? Disk { get; init; }

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"template").With("disk", Disk);
}

[Operation("proxmox.vm.resize_disk", "update", Risk.Disruptive, Permission.ManageVms, Tasks = "resize")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.resize_disk")]
public sealed record ResizeVirtualMachineDisk : VirtualMachineCommand, IFencedCommand
{
    [Id(0), VmDisk] public required string Disk { get; init; }
    [Id(1), DiskSize] public required string Size { get; init; }
    [Id(2), Digest] public string? Digest { get; init; }

    public Command WithDigest(string digest) => this with { Digest = digest };

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Put(guest, $"resize").With("disk", Disk).With("size", Size).With("digest", Digest);
}

/// <summary>Moves a disk to another storage; the source stays as an unused disk unless deleted.</summary>
[Operation("proxmox.vm.move_disk", "create", Risk.Disruptive, Permission.ManageVms, Tasks = "qmmove")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.move_disk")]
public sealed record MoveVirtualMachineDisk : VirtualMachineCommand, IFencedCommand
{
    [Id(0), VmDisk] public required string Disk { get; init; }
    [Id(1), StorageName] public required string Storage { get; init; }
    [Id(2), OneOf("raw", "qcow2", "vmdk")] public string? Format { get; init; }
    [Id(3), AlsoNamed("delete_source")] public bool? Delete { get; init; }

    /// <summary>KiB a second.</summary>
    [Id(4), Range(0, int.MaxValue)] public int? Bwlimit { get; init; }

    [Id(5), Digest] public string? Digest { get; init; }

    public Command WithDigest(string digest) => this with { Digest = digest };

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"move_disk")
        .With("disk", Disk).With("storage", Storage).With("format", Format).With("delete", Delete).With("bwlimit", Bwlimit).With("digest", Digest);
}
