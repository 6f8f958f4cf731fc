namespace Hypervisor.Proxmox;

public sealed record PveGuestHa
{
    public bool Managed { get; init; }

    public string? State { get; init; }

    public string? Group { get; init; }
}
