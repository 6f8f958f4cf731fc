namespace Hypervisor.Proxmox;

public sealed record PveReplicationJob
{
    /// <summary><c>100-0</c>: the guest and a number.</summary>
    public required string Id { get; init; }

    public required int Guest { get; init; }

    /// <summary>Where the guest was when the job ran last; none before its first run.</summary>
    public string? Source { get; init; }
}
