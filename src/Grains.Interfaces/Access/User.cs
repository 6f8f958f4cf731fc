using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A person, or a program with a password, that may sign in.</summary>
[GenerateSerializer, Immutable, Alias("User")]
public sealed record User
{
    [Id(0)] public required Guid Id { get; init; }

    [Id(1)] public required Guid OrganizationId { get; init; }

    [Id(2)] public required string Username { get; init; }

    [Id(3)] public required string DisplayName { get; init; }

    [Id(4)] public string? Email { get; init; }

    [Id(5)] public required Role Role { get; init; }

    /// <summary>The sites that the user is limited to; empty means all of the organization.</summary>
    [Id(6)] public ImmutableArray<Guid> Sites { get; init; } = [];

    [Id(7)] public bool Disabled { get; init; }

    [Id(8)] public required DateTimeOffset CreatedAt { get; init; }

    [Id(9)] public DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>Who the user is to an OpenID Connect provider that may vouch for them.</summary>
    [Id(10)] public ExternalIdentity? ExternalLogin { get; init; }
}
