using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The network of a node as its configuration has it.</summary>
/// <param name="Interfaces">As they will be once pending changes are applied.</param>
/// <param name="PendingChanges">What applying would change, as a unified diff without secrets; null where nothing is pending.</param>
[GenerateSerializer, Immutable, Alias("NodeNetwork")]
public sealed record NodeNetwork([property: Id(0)] ImmutableArray<NetworkInterface> Interfaces, [property: Id(1)] string? PendingChanges);
