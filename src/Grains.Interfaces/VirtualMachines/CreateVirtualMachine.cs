using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// Makes a virtual machine with one disk and one network card, unless disks and cards are given under Proxmox VE's own names (<c>scsi0</c>, <c>net0</c>),
/// which then stand alone. Everything else that Proxmox VE takes goes through.
/// </summary>
[Operation("proxmox.vm.create", "create", Risk.Disruptive, Permission.ManageVms, Tasks = "qmcreate", TargetId = "vmid")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.create")]
public sealed record CreateVirtualMachine : NodeCommand, IGuestMaker
{
    /// <summary>Null: the cluster's next free one.</summary>
    [Id(0), Vmid] public int? Vmid { get; init; }

    [Id(1), Range(1, 512)] public int Cores { get; init; } = 1;

    [Id(2), Range(1, 4)] public int Sockets { get; init; } = 1;

    /// <summary>MiB.</summary>
    [Id(3), Range(16, int.MaxValue)] public int Memory { get; init; } = 2048;

    /// <summary>MiB that it keeps when memory is short; 0: no ballooning.</summary>
    [Id(4), Range(0, int.MaxValue)] public int Balloon { get; init; }

    [Id(5), OneOf("other", "wxp", "w2k", "w2k3", "w2k8", "wvista", "win7", "win8", "win10", "win11", "l24", "l26", "solaris")]
    public string Ostype { get; init; } = "l26";

    /// <summary>Of the disk.</summary>
    [Id(6), StorageName] public string Storage { get; init; } = "local-lvm";

    /// <summary>With a unit, or in GiB: <c>32G</c>, <c>1T</c>, <c>512M</c>, <c>32</c>. 0: no disk.</summary>
    [Id(7), GuestDiskSize, JsonConverter(typeof(NumberOrTextJsonConverter))] public string DiskSize { get; init; } = "32G";

    /// <summary>A volume, put into a drive.</summary>
    [Id(8), Plain(256)] public string? Iso { get; init; }

    [Id(9), Bridge] public string NetBridge { get; init; } = "vmbr0";

    [Id(10), OneOf("virtio", "e1000", "e1000e", "rtl8139", "vmxnet3")] public string NetModel { get; init; } = "virtio";

    [Id(11), AlsoNamed("cpu"), Line(512)] public string CpuType { get; init; } = "host";

    [Id(12), AlsoNamed("start")] public bool StartAfterCreate { get; init; }

    [Id(13), PveParameters("vm", "vm.create", Except = "cores sockets memory balloon ostype storage cpu start archive unique force live-restore")]
    public PveSettings Settings { get; init; } = PveSettings.None;

    public Command WithVmid(int vmid) => this with { Vmid = vmid };

    public override PveRequest ToPve(string node) => PveRequest.Post($"/nodes/{node}/qemu")
        .With("vmid", Vmid ?? throw new InvalidOperationException("The VMID is not settled yet."))
        .With("cores", Cores).With("sockets", Sockets).With("memory", Memory).With("balloon", Balloon).With("ostype", Ostype).With("cpu", CpuType)
        .With("scsi0", HasDisk ? $"{Storage}:{GuestDiskSizeAttribute.ToGibibytes(DiskSize)}" : null)
        .With("ide2", HasDrive ? $"{Iso},media=cdrom" : null)
        .With("net0", HasCard ? $"{NetModel},bridge={NetBridge}" : null)
        .With("boot", Settings["boot"] is null ? BootOrder() : null)
        .With("start", StartAfterCreate ? true : (bool?)null)
        .With(Settings);

    internal override void Check(FieldErrors errors, CommandTarget target) =>
        errors.Require(Iso is null || Settings["ide2"] is null, "iso", "iso goes into ide2, which is given too.");

    protected override string TaskId(CommandTarget target) => Vmid?.ToString(CultureInfo.InvariantCulture) ?? "";

    private bool HasDisk => DiskSize != "0" && Settings["scsi0"] is null && !Settings.Values.Any(drive => IsDrive(drive.Key) && !drive.Value.Contains("media=cdrom", StringComparison.Ordinal));

    private bool HasDrive => Iso is not null;

    private bool HasCard => !Settings.HasAny("net");

    private static bool IsDrive(string name) => name.TrimEnd("0123456789".ToCharArray()) is "scsi" or "virtio" or "sata" or "ide";

    /// <summary>The disk, then the drive, then the network; Proxmox VE's own order where the devices are the caller's.</summary>
    private string? BootOrder()
    {
        string[] devices = [.. HasDisk ? ["scsi0"] : Array.Empty<string>(), .. HasDrive ? ["ide2"] : Array.Empty<string>(), .. HasCard ? ["net0"] : Array.Empty<string>()];
        return HasDisk || HasDrive ? $"order={string.Join(';', devices)}" : null;
    }
}
