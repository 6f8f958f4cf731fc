using System.Collections.Immutable;

namespace Hypervisor.Proxmox;

public sealed record PveCephHealth
{
    /// <summary><c>HEALTH_OK</c>, <c>HEALTH_WARN</c> or <c>HEALTH_ERR</c>.</summary>
    public string? Status { get; init; }

    /// <summary>What is not well, by a code such as <c>OSD_DOWN</c>.</summary>
    public ImmutableDictionary<string, PveCephCheck>? Checks { get; init; }
}
