using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What the node itself says of itself, beside its inventory. The live part is null when it could not be asked; <see cref="Error"/> says why.</summary>
[GenerateSerializer, Immutable, Alias("NodeDetail")]
public sealed record NodeDetail
{
    [Id(0)] public required Node Node { get; init; }
    [Id(1)] public NodeLive? Live { get; init; }
    [Id(2)] public string? Error { get; init; }

    /// <summary>One sample a sync, oldest first; at most 120, held in memory.</summary>
    [Id(3)] public ImmutableArray<NodeSample> Samples { get; init; } = [];

    /// <summary>When the node was last seen online; null: never since it was registered.</summary>
    [Id(4)] public DateTimeOffset? LastSeen { get; init; }

    [Id(5)] public ImmutableArray<TimelineEntry> Timeline { get; init; } = [];
}

/// <summary>A node's own answer. Sizes are bytes, ratios 0..1.</summary>
[GenerateSerializer, Immutable, Alias("NodeLive")]
public sealed record NodeLive
{
    [Id(0)] public string? PveVersion { get; init; }
    [Id(1)] public string? KernelVersion { get; init; }
    [Id(2)] public string? CpuModel { get; init; }
    [Id(3)] public int? CpuSockets { get; init; }
    [Id(4)] public int? CpuCores { get; init; }
    [Id(5)] public int? CpuThreads { get; init; }
    [Id(6)] public double? CpuUsage { get; init; }
    [Id(7)] public double? IoWait { get; init; }

    /// <summary>Over 1, 5 and 15 minutes.</summary>
    [Id(8)] public ImmutableArray<double> LoadAverage { get; init; } = [];

    [Id(9)] public long? MemoryTotal { get; init; }
    [Id(10)] public long? MemoryUsed { get; init; }
    [Id(11)] public long? SwapTotal { get; init; }
    [Id(12)] public long? SwapUsed { get; init; }
    [Id(13)] public long? RootTotal { get; init; }
    [Id(14)] public long? RootUsed { get; init; }
    [Id(15)] public long? Uptime { get; init; }
    [Id(16)] public required DateTimeOffset AsOf { get; init; }
}

/// <param name="Cpu">0..1.</param>
/// <param name="Memory">0..1.</param>
[GenerateSerializer, Immutable, Alias("NodeSample")]
public sealed record NodeSample([property: Id(0)] DateTimeOffset At, [property: Id(1)] double Cpu, [property: Id(2)] double Memory);
