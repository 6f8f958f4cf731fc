namespace Hypervisor.Proxmox;

public sealed record PveCephSummary
{
    public string? Message { get; init; }

    public long? Count { get; init; }
}
