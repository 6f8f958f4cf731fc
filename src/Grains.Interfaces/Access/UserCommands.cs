using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

[GenerateSerializer, Immutable, Alias("NewUser")]
public sealed record NewUser
{
    /// <summary>2 to 64 letters, digits and <c>. _ @ + -</c>, starting with a letter or digit. Unique everywhere, whatever the case.</summary>
    [Id(0)] public string? Username { get; init; }

    /// <summary>12 to 512 characters.</summary>
    [Id(1)] public Secret Password { get; init; }

    /// <summary>Below the role of who gives it, unless that is a super admin.</summary>
    [Id(2)] public Role? Role { get; init; }

    /// <summary>At most 255 characters; the username unless given.</summary>
    [Id(3)] public string? DisplayName { get; init; }

    /// <summary>At most 254 characters.</summary>
    [Id(4)] public string? Email { get; init; }

    /// <summary>One's own unless given. Only a super admin may name another.</summary>
    [Id(5)] public Guid? OrganizationId { get; init; }

    /// <summary>The sites that the user is limited to; empty or absent means all of the organization.</summary>
    [Id(6)] public ImmutableArray<Guid>? Sites { get; init; }
}

/// <summary>What to change of a user; what is left out stays.</summary>
[GenerateSerializer, Immutable, Alias("UserUpdate")]
public sealed record UserUpdate
{
    [Id(0)] public string? DisplayName { get; init; }

    /// <summary>An empty text removes the address.</summary>
    [Id(1)] public string? Email { get; init; }

    [Id(2)] public Role? Role { get; init; }

    /// <summary>Ends all sessions when true.</summary>
    [Id(3)] public bool? Disabled { get; init; }

    /// <summary>Ends all sessions.</summary>
    [Id(4)] public Secret? Password { get; init; }

    /// <summary>Needed to change one's own password.</summary>
    [Id(5)] public Secret? CurrentPassword { get; init; }
}
