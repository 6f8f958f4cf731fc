namespace Hypervisor.Proxmox;

public sealed record PveVersion
{
    public required string Version { get; init; }

    public string? Release { get; init; }

    public string? RepoId { get; init; }
}
