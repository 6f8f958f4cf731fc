using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

[GenerateSerializer]
public enum WebhookOutcome
{
    /// <summary>It is sent, or will be again.</summary>
    Waiting,

    /// <summary>The address answered with 2xx.</summary>
    Delivered,

    /// <summary>Given up: it is a dead letter, to be replayed or discarded.</summary>
    Dead,

    /// <summary>A dead letter that somebody threw away.</summary>
    Discarded,
}

/// <summary>Events on their way to a webhook, in one request.</summary>
[GenerateSerializer, Immutable, Alias("WebhookDelivery")]
public sealed record WebhookDelivery
{
    /// <summary>Sent along, so that the receiver drops what it has.</summary>
    [Id(0)] public required Guid Id { get; init; }

    [Id(1)] public required ImmutableArray<AlertEvent> Events { get; init; }
    [Id(2)] public required DateTimeOffset AcceptedAt { get; init; }
    [Id(3)] public int Attempts { get; init; }
    [Id(4)] public required DateTimeOffset NextAt { get; init; }
    [Id(5)] public WebhookAttempt? Last { get; init; }
}

/// <summary>What became of one sending.</summary>
/// <param name="Status">Of the answer; null: there was none.</param>
/// <param name="Error">Null where it was taken.</param>
[GenerateSerializer, Immutable, Alias("WebhookAttempt")]
public sealed record WebhookAttempt(
    [property: Id(0)] DateTimeOffset At, [property: Id(1)] int? Status, [property: Id(2)] string? Error, [property: Id(3)] double DurationMs)
{
    public bool Succeeded => Error is null;
}

/// <summary>What became of a delivery.</summary>
[GenerateSerializer, Immutable, Alias("WebhookRecord")]
public sealed record WebhookRecord
{
    /// <summary>The delivery's.</summary>
    [Id(0)] public required Guid Id { get; init; }

    [Id(1)] public required WebhookOutcome Outcome { get; init; }
    [Id(2)] public required DateTimeOffset AcceptedAt { get; init; }
    [Id(3)] public int Attempts { get; init; }

    /// <summary>When it is tried again; null where it isn't.</summary>
    [Id(4)] public DateTimeOffset? NextAt { get; init; }

    [Id(5)] public WebhookAttempt? Last { get; init; }
    [Id(6)] public int EventCount { get; init; }

    /// <summary>What the first event says.</summary>
    [Id(7)] public string? Summary { get; init; }
}
