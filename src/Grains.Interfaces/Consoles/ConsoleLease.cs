namespace Hypervisor.Grains.Interfaces;

/// <summary>A console that was opened in the cluster and waits some seconds to be connected to.</summary>
/// <param name="Node">Where the guest runs.</param>
/// <param name="OrganizationId">The controller's.</param>
/// <param name="Seal">Endpoint, credential and ticket; only a silo can open it.</param>
[GenerateSerializer, Immutable, Alias("ConsoleLease")]
public sealed record ConsoleLease(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Node,
    [property: Id(2)] Guid OrganizationId,
    [property: Id(3)] string Seal);
