namespace Hypervisor.Grains.Interfaces;

/// <summary>Which entries; what is null filters nothing.</summary>
[GenerateSerializer, Immutable, Alias("AuditFilter")]
public sealed record AuditFilter
{
    /// <summary>A user's id, or their name whatever the case.</summary>
    [Id(0)] public string? Actor { get; init; }

    /// <summary>A word such as <c>auth.login</c>, or all that begin alike: <c>auth.*</c>.</summary>
    [Id(1)] public string? Action { get; init; }

    [Id(2)] public Guid? ControllerId { get; init; }

    [Id(3)] public Guid? ChangeId { get; init; }

    /// <summary>At this time or later.</summary>
    [Id(4)] public DateTimeOffset? Since { get; init; }

    /// <summary>Before this time.</summary>
    [Id(5)] public DateTimeOffset? Until { get; init; }
}
