namespace Hypervisor.Grains.Interfaces;

/// <summary>A change to be staged. The payload was parsed and checked by whoever took it in.</summary>
[GenerateSerializer, Immutable, Alias("StageChange")]
public sealed record StageChange
{
    [Id(0)] public required Guid OrganizationId { get; init; }
    [Id(1)] public Guid? SiteId { get; init; }
    [Id(2)] public required ChangeTarget Target { get; init; }
    [Id(3)] public required Command Command { get; init; }
    [Id(4)] public string? TargetId { get; init; }

    /// <summary>At most 2000 characters.</summary>
    [Id(5)] public string? Notes { get; init; }

    [Id(6)] public required ChangeOrigin Origin { get; init; }
    [Id(7)] public required Person By { get; init; }
}

/// <param name="Confirmed">Said to be meant: needed for catastrophic changes and every delete.</param>
[GenerateSerializer, Immutable, Alias("ApplyChange")]
public sealed record ApplyChange([property: Id(0)] Person By, [property: Id(1)] Role Role, [property: Id(2)] bool Confirmed);
