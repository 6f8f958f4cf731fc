namespace Hypervisor.Grains.Interfaces;

/// <summary>The chain holds up to here.</summary>
[GenerateSerializer, Immutable, Alias("AuditCheckpoint")]
public sealed record AuditCheckpoint([property: Id(0)] long Seq, [property: Id(1)] string Hash);
