using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// Makes a container with a root file system and one network card, unless those are given under Proxmox VE's own names (<c>rootfs</c>, <c>net0</c>).
/// Everything else that Proxmox VE takes goes through.
/// </summary>
[Operation("proxmox.container.create", "create", Risk.Disruptive, Permission.ManageVms, Tasks = "vzcreate", TargetId = "vmid")]
[GenerateSerializer, Immutable, Alias("proxmox.container.create")]
public sealed record CreateContainer : NodeCommand, IGuestMaker
{
    /// <summary>Null: the cluster's next free one.</summary>
    [Id(0), Vmid] public int? Vmid { get; init; }

    /// <summary>A volume: <c>local:vztmpl/debian-13-standard_13.0-1_amd64.tar.zst</c>.</summary>
    [Id(1), Plain(255)] public required string Ostemplate { get; init; }

    [Id(2), Range(1, 128)] public int Cores { get; init; } = 1;

    /// <summary>MiB.</summary>
    [Id(3), Range(16, int.MaxValue)] public int Memory { get; init; } = 512;

    /// <summary>MiB.</summary>
    [Id(4), Range(0, int.MaxValue)] public int Swap { get; init; } = 512;

    /// <summary>Of the root file system.</summary>
    [Id(5), StorageName] public string Storage { get; init; } = "local-lvm";

    /// <summary>With a unit, or in GiB.</summary>
    [Id(6), GuestDiskSize, JsonConverter(typeof(NumberOrTextJsonConverter))] public string RootfsSize { get; init; } = "8";

    [Id(7), Bridge] public string NetBridge { get; init; } = "vmbr0";

    /// <summary><c>dhcp</c>, <c>manual</c> or an address in CIDR form.</summary>
    [Id(8), ContainerIp] public string NetIp { get; init; } = "dhcp";

    /// <summary>Of root; 5 to 128 characters.</summary>
    [Id(9), RootPassword] public Secret? Password { get; init; }

    /// <summary>One a line.</summary>
    [Id(10), Lines(4096)] public Secret? SshPublicKeys { get; init; }

    [Id(11), AlsoNamed("start")] public bool StartAfterCreate { get; init; }
    [Id(12)] public bool Unprivileged { get; init; } = true;

    [Id(13), PveParameters("container", "container.create", Except = "ostemplate cores memory swap storage password ssh-public-keys start unprivileged restore unique force")]
    public PveSettings Settings { get; init; } = PveSettings.None;

    public Command WithVmid(int vmid) => this with { Vmid = vmid };

    public override PveRequest ToPve(string node) => PveRequest.Post($"/nodes/{node}/lxc")
        .With("vmid", Vmid ?? throw new InvalidOperationException("The VMID is not settled yet."))
        .With("ostemplate", Ostemplate).With("cores", Cores).With("memory", Memory).With("swap", Swap).With("storage", Storage)
        .With("rootfs", Settings["rootfs"] is null ? $"{Storage}:{GuestDiskSizeAttribute.ToGibibytes(RootfsSize)}" : null)
        .With("net0", Settings.HasAny("net") ? null : $"name=eth0,bridge={NetBridge},ip={NetIp}")
        .With("unprivileged", Unprivileged).With("password", Password).With("ssh-public-keys", SshPublicKeys)
        .With("start", StartAfterCreate ? true : (bool?)null)
        .With(Settings);

    protected override string TaskId(CommandTarget target) => Vmid?.ToString(CultureInfo.InvariantCulture) ?? "";
}
