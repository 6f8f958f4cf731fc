namespace Hypervisor.Grains.Interfaces;

/// <summary>What Proxmox VE calls the two kinds of guests.</summary>
public enum GuestType
{
    /// <summary>A virtual machine.</summary>
    Qemu,

    /// <summary>A container.</summary>
    Lxc,
}
