using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Lists of changes, newest first. Key: <see cref="GrainKeys.Changes"/>.</summary>
[Alias("changes")]
public interface IChangesGrain : IGrainWithStringKey
{
    /// <summary>Those that the caller may see: of their organization (all of them for a super admin), and of their sites.</summary>
    [Alias("list"), Requires(Role.Viewer)]
    Task<ChangePage> List(ChangeFilter filter);

    /// <summary>How many there are in each state.</summary>
    [Alias("count"), Requires(Role.Viewer)]
    Task<ImmutableDictionary<ChangeStatus, long>> Count(ChangeFilter filter);
}

/// <summary>Which changes; what is null or empty filters nothing.</summary>
[GenerateSerializer, Immutable, Alias("ChangeFilter")]
public sealed record ChangeFilter
{
    [Id(0)] public Guid? ControllerId { get; init; }

    [Id(1)] public Guid? SiteId { get; init; }

    [Id(2)] public ImmutableArray<ChangeStatus> Statuses { get; init; } = [];

    /// <summary>A feature, or all that begin alike: <c>proxmox.vm.*</c>.</summary>
    [Id(3)] public string? Feature { get; init; }

    [Id(4)] public int? Vmid { get; init; }

    [Id(5)] public Guid? RequestedBy { get; init; }

    /// <summary>Where the page before ended.</summary>
    [Id(6)] public string? Cursor { get; init; }

    /// <summary>1 to 2000.</summary>
    [Id(7)] public int Limit { get; init; } = 100;

    /// <summary>Words that feature, guest, target, notes or requester have.</summary>
    [Id(8)] public string? Search { get; init; }
}

/// <param name="NextCursor">Null at the end.</param>
[GenerateSerializer, Immutable, Alias("ChangePage")]
public sealed record ChangePage([property: Id(0)] ImmutableArray<PendingChange> Items, [property: Id(1)] string? NextCursor);
