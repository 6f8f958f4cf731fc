using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <param name="Next">The <see cref="AuditQuery.From"/> of the next page; null at the end.</param>
[GenerateSerializer, Immutable, Alias("AuditPage")]
public sealed record AuditPage([property: Id(0)] ImmutableArray<AuditRecord> Records, [property: Id(1)] long? Next);
