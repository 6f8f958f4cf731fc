namespace Hypervisor.Proxmox;

public sealed record PveDns
{
    public string? Search { get; init; }

    public string? Dns1 { get; init; }

    public string? Dns2 { get; init; }

    public string? Dns3 { get; init; }
}
