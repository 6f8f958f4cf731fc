namespace Hypervisor.Grains.Interfaces;

/// <summary>A place among the consoles, kept for one connection by who asked for it.</summary>
/// <param name="Node">Where the guest runs.</param>
/// <param name="OrganizationId">The controller's.</param>
[GenerateSerializer, Immutable, Alias("ConsoleSession")]
public sealed record ConsoleSession(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Node,
    [property: Id(2)] DateTimeOffset ExpiresAt,
    [property: Id(3)] Guid OrganizationId);
