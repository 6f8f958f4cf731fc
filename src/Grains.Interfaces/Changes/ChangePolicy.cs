using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>How an organization reviews its changes. By default nobody has to approve, and changes may be applied at any time.</summary>
[GenerateSerializer, Immutable, Alias("ChangePolicy")]
public sealed record ChangePolicy
{
    /// <summary>Hours after which a change that nobody applied expires: 1 to 2160, default 168 (7 days).</summary>
    [Id(0)] public int LifetimeHours { get; init; } = 168;

    /// <summary>How many changes may be open at once: 1 to 10000, default 2000.</summary>
    [Id(1)] public int MaxOpen { get; init; } = 2000;

    /// <summary>Who has to approve what; where several match, the strictest holds. At most 100.</summary>
    [Id(2)] public ImmutableArray<ApprovalPolicy> Approvals { get; init; } = [];

    /// <summary>When changes may be applied. A change that none is for may be applied at any time. At most 100.</summary>
    [Id(3)] public ImmutableArray<MaintenanceWindow> Windows { get; init; } = [];
}

/// <summary>What has to happen between staging and applying.</summary>
public enum ApprovalRule
{
    None,

    /// <summary>Somebody approves; it may be who requested it.</summary>
    OneApprover,

    /// <summary>Somebody else than who requested it approves.</summary>
    TwoPersons,
}

/// <summary>Which changes a rule is for. What is null matches all.</summary>
[GenerateSerializer, Immutable, Alias("ChangeScope")]
public sealed record ChangeScope
{
    /// <summary>Of this risk and any higher one.</summary>
    [Id(0)] public Risk? Risk { get; init; }

    [Id(1)] public Guid? ControllerId { get; init; }

    /// <summary>Of the guest that is changed.</summary>
    [Id(2)] public string? Tag { get; init; }
}

[GenerateSerializer, Immutable, Alias("ApprovalPolicy")]
public sealed record ApprovalPolicy
{
    [Id(0)] public ChangeScope Scope { get; init; } = new();

    [Id(1)] public required ApprovalRule Rule { get; init; }
}

/// <summary>A time of the week.</summary>
[GenerateSerializer, Immutable, Alias("MaintenanceWindow")]
public sealed record MaintenanceWindow
{
    [Id(0)] public ChangeScope Scope { get; init; } = new();

    /// <summary>On which days it begins; none: on all.</summary>
    [Id(1)] public ImmutableArray<DayOfWeek> Days { get; init; } = [];

    /// <summary>Local time, <c>22:00</c>.</summary>
    [Id(2)] public required string Start { get; init; }

    /// <summary>Local time; when it is not after the start, on the next day.</summary>
    [Id(3)] public required string End { get; init; }

    /// <summary>IANA name such as <c>Europe/Berlin</c>; default UTC.</summary>
    [Id(4)] public string TimeZone { get; init; } = "UTC";
}
