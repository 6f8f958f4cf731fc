namespace Hypervisor.Grains.Interfaces;

/// <param name="Search">The domain that short names are looked up in.</param>
[GenerateSerializer, Immutable, Alias("NodeDns")]
public sealed record NodeDns(
    [property: Id(0)] string? Search, [property: Id(1)] string? Dns1, [property: Id(2)] string? Dns2, [property: Id(3)] string? Dns3);
