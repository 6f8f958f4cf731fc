namespace Hypervisor.Proxmox;

/// <summary>A node's local resource manager (LRM).</summary>
public sealed record PveHaLocalManager
{
    /// <summary><c>wait_for_agent_lock</c>, <c>active</c>, <c>lost_agent_lock</c>, <c>maintenance</c>.</summary>
    public string? State { get; init; }

    /// <summary><c>active</c>, <c>maintenance</c>, <c>restart</c>, <c>shutdown</c>.</summary>
    public string? Mode { get; init; }
}
