namespace Hypervisor.Proxmox;

public sealed record PveCephCheck
{
    public string? Severity { get; init; }

    public PveCephSummary? Summary { get; init; }

    public bool? Muted { get; init; }
}
