namespace Hypervisor.Grains.Interfaces;

/// <summary>A guest under HA: what is wanted of it and how it stands.</summary>
[GenerateSerializer, Immutable, Alias("HaResource")]
public sealed record HaResource
{
    /// <summary><c>vm:100</c> or <c>ct:101</c>.</summary>
    [Id(0)] public required string Sid { get; init; }

    /// <summary>What is configured: <c>started</c>, <c>stopped</c>, <c>disabled</c>, <c>ignored</c>.</summary>
    [Id(1)] public string? State { get; init; }

    /// <summary>Of PVE 8; 9 has rules instead.</summary>
    [Id(2)] public string? Group { get; init; }

    /// <summary>How often it is tried on other nodes.</summary>
    [Id(3)] public int MaxRelocate { get; init; }

    /// <summary>How often it is tried again on the same node.</summary>
    [Id(4)] public int MaxRestart { get; init; }

    /// <summary>Whether it goes back to a better node; null where the cluster has no such setting.</summary>
    [Id(5)] public bool? Failback { get; init; }

    [Id(6)] public string? Comment { get; init; }

    /// <summary>What the manager works towards now; null while it doesn't know the service yet.</summary>
    [Id(7)] public string? RequestState { get; init; }

    /// <summary>How it stands, in a sentence.</summary>
    [Id(8)] public string? Status { get; init; }

    [Id(9)] public string? Node { get; init; }

    /// <summary>What the manager makes of it: <c>started</c>, <c>error</c>, <c>fence</c>, <c>recovery</c>, ...</summary>
    [Id(10)] public string? CrmState { get; init; }
}
