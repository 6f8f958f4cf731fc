namespace Hypervisor.Grains.Interfaces;

/// <summary>One try at a change. A second one is made only where the first provably never left.</summary>
[GenerateSerializer, Immutable, Alias("ChangeAttempt")]
public sealed record ChangeAttempt
{
    [Id(0)] public required Guid Id { get; init; }
    [Id(1)] public required Person By { get; init; }
    [Id(2)] public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the intent was stored: from then on the cluster may have been asked.</summary>
    [Id(3)] public DateTimeOffset? IntendedAt { get; init; }

    /// <summary>The node that was asked, or whose guest it is.</summary>
    [Id(4)] public string? Node { get; init; }

    /// <summary>The task that the cluster started; null: not yet, or it was done at once.</summary>
    [Id(5)] public string? Upid { get; init; }

    [Id(6)] public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended, in the cluster's words: <c>OK</c>, <c>WARNINGS: 1</c>, or what went wrong.</summary>
    [Id(7)] public string? Outcome { get; init; }
}
