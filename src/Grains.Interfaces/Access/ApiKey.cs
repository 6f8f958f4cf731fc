namespace Hypervisor.Grains.Interfaces;

/// <summary>A key for programs, without its secret.</summary>
[GenerateSerializer, Immutable, Alias("ApiKey")]
public sealed record ApiKey
{
    [Id(0)] public required Guid Id { get; init; }

    [Id(1)] public required Guid OrganizationId { get; init; }

    [Id(2)] public required Guid UserId { get; init; }

    [Id(3)] public required string Name { get; init; }

    /// <summary>The most that the key may do; less where its owner may do less.</summary>
    [Id(4)] public required Role Role { get; init; }

    [Id(5)] public required DateTimeOffset CreatedAt { get; init; }

    [Id(6)] public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>To the minute.</summary>
    [Id(7)] public DateTimeOffset? LastUsedAt { get; init; }
}

[GenerateSerializer, Immutable, Alias("NewApiKey")]
public sealed record NewApiKey
{
    /// <summary>1 to 100 characters.</summary>
    [Id(0)] public string? Name { get; init; }

    /// <summary>At most one's own; one's own unless given.</summary>
    [Id(1)] public Role? Role { get; init; }

    /// <summary>In the future; never unless given.</summary>
    [Id(2)] public DateTimeOffset? ExpiresAt { get; init; }
}
