using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What answered a connection test. Nothing is saved by it.</summary>
[GenerateSerializer, Immutable, Alias("ConnectionReport")]
public sealed record ConnectionReport
{
    /// <summary>Whether the cluster answered and took the credentials.</summary>
    [Id(0)] public required bool Success { get; init; }

    [Id(1)] public required ControllerStatus Status { get; init; }

    /// <summary>What is wrong and what to do about it; null on success.</summary>
    [Id(2)] public string? Error { get; init; }

    [Id(3)] public string? PveVersion { get; init; }
    [Id(4)] public string? ClusterName { get; init; }
    [Id(5)] public bool? Quorate { get; init; }
    [Id(6)] public ImmutableArray<string> Nodes { get; init; } = [];

    /// <summary>Privileges that the product uses and the account lacks, with what won't work without each.</summary>
    [Id(7)] public ImmutableArray<MissingPrivilege> MissingPermissions { get; init; } = [];

    /// <summary>The certificate that the server showed; null over plain HTTP or when nothing answered.</summary>
    [Id(8)] public PresentedCertificate? Certificate { get; init; }
}

[GenerateSerializer, Immutable, Alias("MissingPrivilege")]
public sealed record MissingPrivilege([property: Id(0)] string Privilege, [property: Id(1)] string Consequence);

/// <param name="Fingerprint">SHA-256, colon-separated upper-case hexadecimal, as <c>pvenode cert info</c> prints it.</param>
/// <param name="SystemTrusted">Whether it chains to a CA of the system and names the host.</param>
[GenerateSerializer, Immutable, Alias("PresentedCertificate")]
public sealed record PresentedCertificate(
    [property: Id(0)] string Subject,
    [property: Id(1)] string Issuer,
    [property: Id(2)] DateTimeOffset NotBefore,
    [property: Id(3)] DateTimeOffset NotAfter,
    [property: Id(4)] string Fingerprint,
    [property: Id(5)] bool SystemTrusted);
