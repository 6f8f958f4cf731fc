using System.ComponentModel.DataAnnotations;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

[Operation("proxmox.container.migrate", "create", Risk.Disruptive, Permission.ManageVms, Tasks = "vzmigrate hamigrate")]
[GenerateSerializer, Immutable, Alias("proxmox.container.migrate")]
public sealed record MigrateContainer : ContainerCommand
{
    [Id(0), AlsoNamed("target_node"), NodeName] public required string Target { get; init; }

    /// <summary>Also while it runs: it is stopped, moved and started again, as containers can't move live.</summary>
    [Id(1), AlsoNamed("restart")] public bool Online { get; init; } = true;

    /// <summary>Seconds for the shutdown; 180 when left out.</summary>
    [Id(2), Range(0, 86_400)] public int? Timeout { get; init; }

    [Id(3), StorageMap] public string? TargetStorage { get; init; }

    /// <summary>KiB a second.</summary>
    [Id(4), Range(0, int.MaxValue)] public int? Bwlimit { get; init; }

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"migrate")
        .With("target", Target).With("restart", Online).With("timeout", Timeout).With("target-storage", TargetStorage).With("bwlimit", Bwlimit);

    internal override void Check(FieldErrors errors, CommandTarget target) =>
        errors.Require(Target != target.Node, "target", "The guest is on that node.");
}

/// <summary>Moves it to another cluster, which is named by its address and a token, or by its controller here.</summary>
[Operation("proxmox.container.remote_migrate", "create", Risk.Catastrophic, Permission.ManageVms, Tasks = "vzmigrate")]
[GenerateSerializer, Immutable, Alias("proxmox.container.remote_migrate")]
public sealed record MigrateContainerAway : ContainerCommand, IRemoteMigration
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

    /// <summary>Also while it runs: it is stopped, moved and started again.</summary>
    [Id(9), AlsoNamed("restart")] public bool Online { get; init; } = true;

    [Id(10), AlsoNamed("delete")] public bool DeleteSource { get; init; }

    /// <summary>Seconds for the shutdown; 180 when left out.</summary>
    [Id(11), Range(0, 86_400)] public int? Timeout { get; init; }

    /// <summary>KiB a second.</summary>
    [Id(12), Range(0, int.MaxValue)] public int? Bwlimit { get; init; }

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
        .With("restart", Online).With("timeout", Timeout).With("delete", DeleteSource).With("bwlimit", Bwlimit);

    internal override void Check(FieldErrors errors, CommandTarget target) => RemoteEndpoint.Check(errors, TargetHost, TargetToken, TargetControllerId);
}
