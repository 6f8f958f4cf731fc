namespace Hypervisor.Grains.Interfaces;

[GenerateSerializer]
public enum AlertEventType
{
    Raised,
    Cleared,

    /// <summary>Somebody tries whether a webhook works.</summary>
    Test,
}

/// <summary>What webhooks are told. Told at least once; who sees an id again drops it.</summary>
[GenerateSerializer, Immutable, Alias("AlertEvent")]
public sealed record AlertEvent([property: Id(0)] Guid Id, [property: Id(1)] AlertEventType Type, [property: Id(2)] DateTimeOffset At, [property: Id(3)] Alert Alert);
