using System.Collections.Immutable;

namespace Hypervisor.Proxmox;

/// <param name="Total">Lines that there are by now, of which these are a part.</param>
public sealed record PveTaskLog(long Total, ImmutableArray<PveLogLine> Lines);
