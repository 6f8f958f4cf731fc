using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Which controllers and sites an organization has. Key: <see cref="GrainKeys.Directory"/>.</summary>
[Alias("directory")]
public interface IDirectoryGrain : IGrainWithStringKey
{
    [Alias("controllers"), AlwaysInterleave, Repeatable]
    Task<ImmutableArray<DirectoryEntry>> Controllers();

    /// <summary>Adds the controller, or takes its new name and site. Fails when another one has the name.</summary>
    [Alias("put-controller")]
    Task PutController(DirectoryEntry controller);

    [Alias("remove-controller")]
    Task RemoveController(Guid controller);

    [Alias("sites"), AlwaysInterleave, Requires(Role.Viewer)]
    Task<ImmutableArray<Site>> Sites();

    [Alias("add-site"), Requires(Role.OrgAdmin)]
    Task<Site> AddSite(string name, string? description);

    [Alias("update-site"), Requires(Role.OrgAdmin)]
    Task<Site> UpdateSite(Guid site, string? name, string? description);

    /// <summary>Refused with a conflict while controllers belong to the site.</summary>
    [Alias("remove-site"), Requires(Role.OrgAdmin)]
    Task RemoveSite(Guid site);
}

[GenerateSerializer, Immutable, Alias("DirectoryEntry")]
public sealed record DirectoryEntry([property: Id(0)] Guid ControllerId, [property: Id(1)] string Name, [property: Id(2)] Guid? SiteId);

/// <param name="Name">1 to 255 characters, unique in the organization.</param>
[GenerateSerializer, Immutable, Alias("Site")]
public sealed record Site(
    [property: Id(0)] Guid Id,
    [property: Id(1)] Guid OrganizationId,
    [property: Id(2)] string Name,
    [property: Id(3)] string? Description,
    [property: Id(4)] DateTimeOffset CreatedAt);
