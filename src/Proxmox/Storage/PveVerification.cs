namespace Hypervisor.Proxmox;

/// <summary>How a backup was verified last.</summary>
public sealed record PveVerification
{
    public string? State { get; init; }

    public string? Upid { get; init; }
}
