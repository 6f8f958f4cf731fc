using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What the guest is told at its next start: user, keys, addresses. Seen by it after the drive is made anew.</summary>
[Operation("proxmox.vm.cloudinit", "update", Risk.Catastrophic, Permission.ManageVms, Tasks = "qmconfig")]
[GenerateSerializer, Immutable, Alias("proxmox.vm.cloudinit")]
public sealed record UpdateCloudInit : VirtualMachineCommand, IFencedCommand, IChangesSettings
{
    [Id(0), PveParameters("vm", Only = "ciuser cipassword sshkeys ipconfig[n] nameserver searchdomain citype cicustom ciupgrade")]
    public PveSettings Settings { get; init; } = PveSettings.None;

    [Id(1), JsonConverter(typeof(NameListJsonConverter))] public ImmutableArray<string> Delete { get; init; } = [];

    [Id(2), Digest] public string? Digest { get; init; }

    public Command WithDigest(string digest) => this with { Digest = digest };

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post(guest, $"config").With(Settings).WithNames("delete", Delete).With("digest", Digest);

    internal override void Check(FieldErrors errors, CommandTarget target) => this.CheckSettings(errors);
}

/// <summary>Makes the drive anew, from the configuration as it is.</summary>
[Operation("proxmox.vm.cloudinit_regenerate", "create", Risk.Catastrophic, Permission.ManageVms)]
[GenerateSerializer, Immutable, Alias("proxmox.vm.cloudinit_regenerate")]
public sealed record RegenerateCloudInit : VirtualMachineCommand
{
    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Put(guest, $"cloudinit");
}
