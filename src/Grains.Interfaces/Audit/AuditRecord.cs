namespace Hypervisor.Grains.Interfaces;

/// <summary>An entry in its place in the chain.</summary>
/// <param name="Seq">From 1, without gaps.</param>
/// <param name="Entry">As it is stored.</param>
/// <param name="Hash">Over this entry and the hash before it, in hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("AuditRecord")]
public sealed record AuditRecord([property: Id(0)] long Seq, [property: Id(1)] AuditEntry Entry, [property: Id(2)] string Hash);
