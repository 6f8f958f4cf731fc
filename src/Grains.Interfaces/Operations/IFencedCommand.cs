namespace Hypervisor.Grains.Interfaces;

/// <summary>A command that Proxmox VE refuses when the configuration is no longer the one with this digest.</summary>
public interface IFencedCommand
{
    string? Digest { get; }

    Command WithDigest(string digest);
}
