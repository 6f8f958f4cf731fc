namespace Hypervisor.Proxmox;

public sealed record PveCephMonitor
{
    public string? Name { get; init; }
}
