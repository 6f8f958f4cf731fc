namespace Hypervisor.Grains.Interfaces;

/// <summary>A change to be staged. The payload was parsed and checked by whoever took it in.</summary>
[GenerateSerializer, Immutable, Alias("StageChange")]
public sealed record StageChange
{
    [Id(0)] public required ChangeTarget Target { get; init; }
    [Id(1)] public required Command Command { get; init; }

    /// <summary>What of the target is changed, as the caller named it.</summary>
    [Id(2)] public string? TargetId { get; init; }

    /// <summary>At most 2000 characters.</summary>
    [Id(3)] public string? Notes { get; init; }

    [Id(4)] public required ChangeOrigin Origin { get; init; }

    /// <summary>Null: nobody's event, somebody wants it.</summary>
    [Id(6)] public FabricCause? Cause { get; init; }
}
