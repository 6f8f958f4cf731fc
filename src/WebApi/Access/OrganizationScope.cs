using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>Which organizations a request is about: one's own, unless a super admin asks for another or for all.</summary>
internal sealed class OrganizationScope(IGrainFactory grains, Caller caller)
{
    private IOrganizationsGrain Organizations => grains.GetGrain<IOrganizationsGrain>(GrainKeys.Organizations);

    /// <summary>The one asked for, or one's own.</summary>
    public async Task<Guid> One(Guid? asked)
    {
        if (asked is not { } organization || organization == caller.OrganizationId)
        {
            return caller.OrganizationId;
        }

        return caller.SeesAllOrganizations && await Organizations.Find(organization) is not null
            ? organization
            : throw FleetException.NotFound($"Organization {organization}");
    }

    /// <summary>The one asked for, or all that the caller sees.</summary>
    public async Task<ImmutableArray<Guid>> Many(Guid? asked) => asked is null && caller.SeesAllOrganizations
        ? [.. (await Organizations.List()).Select(organization => organization.Id)]
        : [await One(asked)];

    public async Task<ImmutableArray<Organization>> List() =>
        [.. (await Organizations.List()).Where(organization => caller.SeesAllOrganizations || organization.Id == caller.OrganizationId)];
}
