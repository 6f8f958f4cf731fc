using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Who is asking, as of now: roles and grants are read again for each request, so a revoked one ends at once.</summary>
[GenerateSerializer, Immutable, Alias("Caller")]
public sealed record Caller
{
    [Id(0)]
    public required Guid UserId { get; init; }

    [Id(1)]
    public required string Username { get; init; }

    [Id(2)]
    public required Guid OrganizationId { get; init; }

    [Id(3)]
    public required Role Role { get; init; }

    /// <summary>The sites that the user is limited to; empty means all of the organization.</summary>
    [Id(4)]
    public ImmutableArray<Guid> Sites { get; init; } = [];

    /// <summary>The API key that was used, if one was.</summary>
    [Id(5)]
    public Guid? ApiKeyId { get; init; }

    /// <summary>Where the request came from.</summary>
    [Id(6)]
    public string? Address { get; init; }

    public bool SeesAllOrganizations => Role == Role.SuperAdmin;

    /// <summary>The organization whose objects the caller sees, or null for all of them.</summary>
    public Guid? Scope => SeesAllOrganizations ? null : OrganizationId;

    /// <summary>Whether the caller is limited to <see cref="Sites"/>. Organization admins never are.</summary>
    public bool IsLimitedToSites => Role < Role.OrgAdmin && !Sites.IsDefaultOrEmpty;

    /// <summary>Whether an object of this tenant exists, as far as the caller is concerned.</summary>
    public bool CanSee(Guid organization, Guid? site) =>
        SeesAllOrganizations || (organization == OrganizationId && (!IsLimitedToSites || (site is { } id && Sites.Contains(id))));
}
