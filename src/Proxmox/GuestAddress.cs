namespace Hypervisor.Proxmox;

/// <summary>Where a guest is now. It changes when the guest migrates.</summary>
public readonly record struct GuestAddress(string Node, bool IsContainer, int Vmid)
{
    internal string Kind => IsContainer ? "lxc" : "qemu";

    public override string ToString() => $"{Kind}/{Vmid} on {Node}";
}
