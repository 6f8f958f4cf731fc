using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>How the task that a command starts looks in the cluster's list, so that it is found again when its UPID was lost.</summary>
/// <param name="Types">One of them; a guest under high availability gives its own.</param>
/// <param name="Id">Often the VMID; may be empty.</param>
[GenerateSerializer, Immutable, Alias("TaskTrace")]
public sealed record TaskTrace([property: Id(0)] ImmutableArray<string> Types, [property: Id(1)] string Id)
{
    public bool Matches(string type, string id) => id == Id && Types.Contains(type);
}
