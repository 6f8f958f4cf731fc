using System.Collections.Immutable;

namespace Hypervisor.Proxmox;

/// <param name="Total">Tasks that match, of which these are a part.</param>
public sealed record PveTaskPage(long Total, ImmutableArray<PveTask> Tasks);
