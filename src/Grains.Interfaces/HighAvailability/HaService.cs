namespace Hypervisor.Grains.Interfaces;

/// <summary>How a service stands.</summary>
[GenerateSerializer, Immutable, Alias("HaService")]
public sealed record HaService
{
    [Id(0)] public required string Sid { get; init; }
    [Id(1)] public string? Node { get; init; }
    [Id(2)] public string? State { get; init; }
    [Id(3)] public string? RequestState { get; init; }
    [Id(4)] public string? CrmState { get; init; }

    /// <summary>A sentence.</summary>
    [Id(5)] public string? Status { get; init; }

    [Id(6)] public int? MaxRelocate { get; init; }
    [Id(7)] public int? MaxRestart { get; init; }
    [Id(8)] public bool? Failback { get; init; }
}
