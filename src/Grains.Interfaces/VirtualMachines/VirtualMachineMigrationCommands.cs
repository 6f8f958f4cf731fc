using System.ComponentModel.DataAnnotations;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

[Operation("proxmox.vm.migrate", "create", Risk.Disruptive, Permission.ManageVms, Tasks = "qmigrate hamigrate")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.migrate")]
public sealed record MigrateVirtualMachine : VirtualMachineCommand
{
    [Id(0), AlsoNamed("target_node"), NodeName] public required string Target { get; init; }

    /// <summary>While it runs; a stopped one is moved all the same.</summary>
    [Id(1)] public bool Online { get; init; } = true;

    [Id(2)] public bool? WithLocalDisks { get; init; }
    [Id(3), StorageMap] public string? Targetstorage { get; init; }
    [Id(4), Network] public string? MigrationNetwork { get; init; }
    [Id(5), OneOf("secure", "insecure")] public string? MigrationType { get; init; }
    [Id(6)] public bool? WithConntrackState { get; init; }

    /// <summary>KiB a second.</summary>
    [Id(7), Range(0, int.MaxValue)] public int? Bwlimit { get; init; }

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"migrate")
        .With("target", Target).With("online", Online).With("with-local-disks", WithLocalDisks).With("targetstorage", Targetstorage)
        .With("migration_network", MigrationNetwork).With("migration_type", MigrationType).With("with-conntrack-state", WithConntrackState).With("bwlimit", Bwlimit);

    internal override void Check(FieldErrors errors, CommandTarget target) =>
        errors.Require(Target != target.Node, "target", "The guest is on that node.");
}

/// <summary>Moves it to another cluster, which is named by its address and a token, or by its controller here.</summary>
[Operation("proxmox.vm.remote_migrate", "create", Risk.Catastrophic, Permission.ManageVms, Tasks = "qmigrate")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.remote_migrate")]
public sealed record MigrateVirtualMachineAway : VirtualMachineCommand, IRemoteMigration
{
    [Id(0), RemoteHost] public string? TargetHost { get; init; }
    [Id(1), Range(1, 65535)] public int TargetPort { get; init; } = 8006;
    [Id(2), Plain(128)] public string TargetUser { get; init; } = "root@pam";

    /// <summary><c>user@realm!name=secret</c>, or <c>name=secret</c> of <see cref="TargetUser"/>.</summary>
    [Id(3), Plain] public Secret? TargetToken { get; init; }

    [Id(4), CertificateFingerprint] public string? TargetFingerprint { get; init; }
    [Id(5)] public Guid? TargetControllerId { get; init; }
    [Id(6), StorageMap] public required string TargetStorage { get; init; }
    [Id(7), BridgeMap] public required string TargetBridge { get; init; }

    /// <summary>Null: it keeps its own.</summary>
    [Id(8), Vmid] public int? TargetVmid { get; init; }

    [Id(9)] public bool Online { get; init; } = true;
    [Id(10), AlsoNamed("delete")] public bool DeleteSource { get; init; }

    /// <summary>KiB a second.</summary>
    [Id(11), Range(0, int.MaxValue)] public int? Bwlimit { get; init; }

    public Command To(RemoteEndpoint endpoint) => this with
    {
        TargetHost = endpoint.Host,
        TargetPort = endpoint.Port,
        TargetUser = endpoint.User,
        TargetToken = endpoint.Token,
        TargetFingerprint = endpoint.Fingerprint,
    };

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"remote_migrate")
        .With("target-endpoint", RemoteEndpoint.Of(TargetHost, TargetPort, TargetUser, TargetToken, TargetFingerprint, TargetControllerId))
        .With("target-storage", TargetStorage).With("target-bridge", TargetBridge).With("target-vmid", TargetVmid)
        .With("online", Online).With("delete", DeleteSource).With("bwlimit", Bwlimit);

    internal override void Check(FieldErrors errors, CommandTarget target) => RemoteEndpoint.Check(errors, TargetHost, TargetToken, TargetControllerId);
}
