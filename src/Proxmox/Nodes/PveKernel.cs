namespace Hypervisor.Proxmox;

public sealed record PveKernel
{
    public string? Release { get; init; }

    public string? Version { get; init; }

    public string? Machine { get; init; }

    public string? SysName { get; init; }
}
