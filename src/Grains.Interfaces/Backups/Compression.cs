namespace Hypervisor.Grains.Interfaces;

internal static class Compression
{
    /// <summary>Proxmox VE says 0 for none.</summary>
    public static string? Wire(string? compress) => compress == "none" ? "0" : compress;
}
