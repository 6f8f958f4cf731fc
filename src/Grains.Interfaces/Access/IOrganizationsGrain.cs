using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>All organizations, and who may do everything in them. Key: <see cref="GrainKeys.Organizations"/>.</summary>
[Alias("organizations")]
public interface IOrganizationsGrain : IGrainWithStringKey
{
    [Alias("list"), AlwaysInterleave, Repeatable]
    Task<ImmutableArray<Organization>> List();

    [Alias("find"), AlwaysInterleave, Repeatable]
    Task<Organization?> Find(Guid organization);

    [Alias("add"), Requires(Role.SuperAdmin)]
    Task<Organization> Add(string? name);

    /// <summary>The organization that the first start makes, and makes only once.</summary>
    [Alias("default")]
    Task<Organization> Default();

    [Alias("has-super-admin"), AlwaysInterleave]
    Task<bool> HasSuperAdmin();

    /// <summary>Notes an enabled super admin. Called after the user was written, so the list never names one too many.</summary>
    [Alias("note-super-admin")]
    Task NoteSuperAdmin(Guid user);

    /// <summary>Takes a super admin off the list before the user is changed. A conflict for the last one. Repeatable.</summary>
    [Alias("release-super-admin")]
    Task ReleaseSuperAdmin(Guid user);
}
