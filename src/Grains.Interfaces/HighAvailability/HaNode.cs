namespace Hypervisor.Grains.Interfaces;

/// <summary>A node's local resource manager (LRM).</summary>
[GenerateSerializer, Immutable, Alias("HaNode")]
public sealed record HaNode
{
    [Id(0)] public required string Node { get; init; }

    /// <summary>What the CRM makes of the node: <c>online</c>, <c>unknown</c>, <c>fence</c>, <c>maintenance</c>, <c>gone</c>.</summary>
    [Id(1)] public string? NodeState { get; init; }

    /// <summary><c>wait_for_agent_lock</c> (idle), <c>active</c>, <c>lost_agent_lock</c>, <c>maintenance</c>.</summary>
    [Id(2)] public string? State { get; init; }

    /// <summary><c>active</c>, <c>maintenance</c>, <c>restart</c>, <c>shutdown</c>.</summary>
    [Id(3)] public string? Mode { get; init; }

    /// <summary>A sentence.</summary>
    [Id(4)] public string? Status { get; init; }

    /// <summary>When it wrote last.</summary>
    [Id(5)] public DateTimeOffset? SeenAt { get; init; }
}
