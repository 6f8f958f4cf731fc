namespace Hypervisor.Grains.Interfaces;

/// <summary>Which guests of the fleet, in what order, and which part of them.</summary>
[GenerateSerializer, Immutable, Alias("GuestQuery")]
public sealed record GuestQuery
{
    /// <summary>Words and qualifiers; see the API's documentation of <c>q</c>.</summary>
    [Id(0)] public string? Q { get; init; }

    [Id(1)] public Guid? SiteId { get; init; }
    [Id(2)] public Guid? ControllerId { get; init; }
    [Id(3)] public GuestType? Type { get; init; }
    [Id(4)] public string? Status { get; init; }
    [Id(5)] public string? Tag { get; init; }

    /// <summary>A column, with <c>-</c> before it for descending; null: <c>name</c>. Ties end in the id.</summary>
    [Id(6)] public string? Sort { get; init; }

    /// <summary>Where the page before ended. Excludes <see cref="Snapshot"/>.</summary>
    [Id(7)] public string? Cursor { get; init; }

    /// <summary>A result that was kept, so that rows don't move between pages.</summary>
    [Id(8)] public Guid? Snapshot { get; init; }

    /// <summary>Rows to skip, with a snapshot or for the first page of a new one.</summary>
    [Id(9)] public int Offset { get; init; }

    /// <summary>1 to 1000.</summary>
    [Id(10)] public int Limit { get; init; } = 100;
}
