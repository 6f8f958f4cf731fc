using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>Which organizations a request is about: one's own, unless a super admin asks for another or for all.</summary>
internal sealed class OrganizationScope(IGrainFactory grains, Caller caller, AuditTrail audit)
{
    private IOrganizationsGrain Organizations => grains.GetGrain<IOrganizationsGrain>(GrainKeys.Organizations);

    /// <summary>The one asked for, or one's own.</summary>
    public async Task<Guid> One(Guid? asked)
    {
        if (asked is not { } organization || organization == caller.OrganizationId)
        {
            return caller.OrganizationId;
        }

        if (!caller.SeesAllOrganizations || await Organizations.Find(organization) is null)
        {
            throw FleetException.NotFound($"Organization {organization}");
        }

        audit.In(organization);
        return organization;
    }

    /// <summary>What belongs to no organization, for super admins.</summary>
    public Guid? System() => caller.SeesAllOrganizations ? null : throw FleetException.NotFound($"Organization {Guid.Empty}");

    /// <summary>The one asked for, or all that the caller sees.</summary>
    public async Task<ImmutableArray<Guid>> Many(Guid? asked) => asked is null && caller.SeesAllOrganizations
        ? [.. (await Organizations.List()).Select(organization => organization.Id)]
        : [await One(asked)];

    public async Task<ImmutableArray<Organization>> List() =>
        [.. (await Organizations.List()).Where(organization => caller.SeesAllOrganizations || organization.Id == caller.OrganizationId)];
}
