namespace Hypervisor.Grains.Interfaces;

/// <summary>A VMID that no guest of the cluster has now; nobody keeps it for the caller.</summary>
[GenerateSerializer, Immutable, Alias("NextVmid")]
public sealed record NextVmid([property: Id(0)] int Vmid);
