using System.Collections.Immutable;

namespace Hypervisor.Proxmox;

/// <param name="Changes">What applying would change, as a unified diff; null where nothing is pending.</param>
public sealed record PveNetworks(ImmutableArray<PveInterface> Interfaces, string? Changes);
