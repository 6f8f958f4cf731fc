namespace Hypervisor.Grains.Interfaces;

/// <summary>What a provider says of who signs in, and what the settings make of it.</summary>
[GenerateSerializer, Immutable, Alias("ExternalProfile")]
public sealed record ExternalProfile
{
    [Id(0)] public required ExternalIdentity Identity { get; init; }

    [Id(1)] public required string Username { get; init; }

    [Id(2)] public string? DisplayName { get; init; }

    [Id(3)] public string? Email { get; init; }

    /// <summary>The role that the settings map this person to, below super admin; null where none does.</summary>
    [Id(4)] public Role? Role { get; init; }

    /// <summary>Whether the provider decides who has which role, so that who is mapped to none stays out.</summary>
    [Id(5)] public bool RoleIsMapped { get; init; }

    /// <summary>Where to make a user for who is not known; null: nowhere.</summary>
    [Id(6)] public Guid? Organization { get; init; }
}
