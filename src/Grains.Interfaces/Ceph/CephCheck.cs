namespace Hypervisor.Grains.Interfaces;

[GenerateSerializer, Immutable, Alias("CephCheck")]
public sealed record CephCheck
{
    /// <summary>Such as <c>OSD_DOWN</c>.</summary>
    [Id(0)] public required string Code { get; init; }

    /// <summary><c>HEALTH_WARN</c> or <c>HEALTH_ERR</c>.</summary>
    [Id(1)] public string? Severity { get; init; }

    [Id(2)] public string? Summary { get; init; }
    [Id(3)] public bool Muted { get; init; }
}
