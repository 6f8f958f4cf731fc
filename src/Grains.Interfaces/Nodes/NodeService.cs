namespace Hypervisor.Grains.Interfaces;

/// <summary>A systemd unit of a node, in systemd's words.</summary>
[GenerateSerializer, Immutable, Alias("NodeService")]
public sealed record NodeService
{
    [Id(0)] public required string Service { get; init; }
    [Id(1)] public string? Name { get; init; }
    [Id(2)] public string? Description { get; init; }

    /// <summary>The sub-state: <c>running</c>, <c>dead</c>, <c>exited</c>, ...</summary>
    [Id(3)] public string? State { get; init; }

    /// <summary><c>active</c>, <c>inactive</c>, <c>failed</c>, ...</summary>
    [Id(4)] public string? ActiveState { get; init; }

    /// <summary><c>enabled</c>, <c>disabled</c>, <c>masked</c>, <c>not-found</c>, ...</summary>
    [Id(5)] public string? UnitState { get; init; }
}
