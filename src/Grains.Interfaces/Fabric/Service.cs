using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Another program that calls grains by itself, without its key.</summary>
[GenerateSerializer, Immutable, Alias("Service")]
public sealed record Service
{
    [Id(0)] public required Guid Id { get; init; }
    [Id(1)] public required Guid OrganizationId { get; init; }

    /// <summary>Unique in the organization. What the service does is on record as of <c>service:{name}</c>.</summary>
    [Id(2)] public required string Name { get; init; }

    [Id(3)] public required Role Role { get; init; }

    /// <summary>The sites that the service is limited to; empty means all of the organization.</summary>
    [Id(4)] public ImmutableArray<Guid> Sites { get; init; } = [];

    [Id(5)] public required DateTimeOffset CreatedAt { get; init; }
    [Id(6)] public required Person CreatedBy { get; init; }

    /// <summary>Whom calls of the service are made for.</summary>
    public Caller AsCaller() => new() { UserId = Id, Username = ActorOf(Name), OrganizationId = OrganizationId, Role = Role, Sites = Sites };

    /// <summary>No user can be called so.</summary>
    public static string ActorOf(string name) => $"service:{name}";
}

[GenerateSerializer, Immutable, Alias("NewService")]
public sealed record NewService
{
    /// <summary>1 to 63 lower-case letters, digits and <c>. _ -</c>.</summary>
    [Id(0)] public string? Name { get; init; }

    /// <summary>viewer to org_admin, and at most one's own.</summary>
    [Id(1)] public Role? Role { get; init; }

    /// <summary>Sites of the organization, at most 100; none for all of it.</summary>
    [Id(2)] public ImmutableArray<Guid> Sites { get; init; } = [];
}

/// <param name="Key">Shown this once.</param>
[GenerateSerializer, Immutable, Alias("NewServiceKey")]
public sealed record NewServiceKey([property: Id(0)] Service Service, [property: Id(1)] Secret Key);
