using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <summary>Who is signed in, and what they may do now.</summary>
public sealed record Me(
    Guid UserId,
    string Username,
    string DisplayName,
    Role Role,
    Guid OrganizationId,
    string? OrganizationName,
    ImmutableArray<Guid> Sites,
    ImmutableArray<string> Permissions,
    GateState Gates);

/// <summary>Whether anything can be written to clusters, and if not, the settings that forbid it.</summary>
public sealed record GateState(bool WritesOpen, ImmutableArray<string> ClosedBy);
