namespace Hypervisor.Grains.Interfaces;

/// <summary>Why an alert is over.</summary>
[GenerateSerializer]
public enum AlertEnd
{
    /// <summary>It is good again.</summary>
    Recovered,

    /// <summary>What it was about is no longer there.</summary>
    Gone,

    /// <summary>The rule was switched off, or no longer covers it.</summary>
    RuleEnded,

    /// <summary>The controller was removed.</summary>
    ControllerRemoved,
}

/// <summary>Something that is wrong, or was. Each time it begins anew it is another alert.</summary>
[GenerateSerializer, Immutable, Alias("Alert")]
public sealed record Alert
{
    [Id(0)] public required Guid Id { get; init; }
    [Id(1)] public required AlertKind Kind { get; init; }
    [Id(2)] public required string RuleId { get; init; }
    [Id(3)] public required AlertSeverity Severity { get; init; }
    [Id(4)] public required Guid ControllerId { get; init; }
    [Id(5)] public required string ControllerName { get; init; }
    [Id(6)] public Guid? SiteId { get; init; }
    [Id(7)] public required AlertObject Object { get; init; }

    /// <summary>For people.</summary>
    [Id(8)] public required string Summary { get; init; }

    /// <summary>Percent, hours or days, by the kind; null where there is nothing to measure.</summary>
    [Id(9)] public double? Value { get; init; }

    /// <summary>What the value is held against.</summary>
    [Id(10)] public double? Threshold { get; init; }

    /// <summary>When it was first seen bad.</summary>
    [Id(11)] public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When it was last seen bad.</summary>
    [Id(12)] public required DateTimeOffset LastSeen { get; init; }

    /// <summary>When it had been bad for long enough.</summary>
    [Id(13)] public required DateTimeOffset RaisedAt { get; init; }

    [Id(14)] public DateTimeOffset? ClearedAt { get; init; }
    [Id(15)] public AlertEnd? EndedBy { get; init; }
    [Id(16)] public Person? AcknowledgedBy { get; init; }
    [Id(17)] public DateTimeOffset? AcknowledgedAt { get; init; }
    [Id(18)] public string? Note { get; init; }

    /// <summary>The mute that holds now: of the object, or of the rule.</summary>
    [Id(19)] public AlertMute? Mute { get; init; }

    /// <summary>The mute is the rule's.</summary>
    [Id(20)] public bool MutedByRule { get; init; }

    /// <summary>The cluster can't be read: it is as it last was.</summary>
    [Id(21)] public bool Stale { get; init; }
}
