namespace Hypervisor.Grains.Interfaces;

[GenerateSerializer, Immutable, Alias("FabricInvocation")]
public sealed record FabricInvocation
{
    [Id(0)] public required string OperationId { get; init; }

    /// <summary>A JSON object, at most 256 KiB.</summary>
    [Id(1)] public string Inputs { get; init; } = "{}";

    /// <summary>The same key of the same caller gives the first answer again; 1 to 255 printable ASCII characters.</summary>
    [Id(2)] public string? IdempotencyKey { get; init; }

    /// <summary>For the reviewer; at most 2000 characters.</summary>
    [Id(3)] public string? Notes { get; init; }
}

/// <param name="Change">Of a write: staged, to be applied by <see cref="IPendingChangeGrain.Apply"/>.</param>
/// <param name="Result">Of a read.</param>
[GenerateSerializer, Immutable, Alias("FabricAnswer")]
public sealed record FabricAnswer([property: Id(0)] string OperationId, [property: Id(1)] PendingChange? Change, [property: Id(2)] ClusterJson? Result);
