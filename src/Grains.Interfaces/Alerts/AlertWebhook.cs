using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>An address that is told of alerts.</summary>
[GenerateSerializer, Immutable, Alias("AlertWebhook")]
public sealed record AlertWebhook
{
    [Id(0)] public required Guid Id { get; init; }
    [Id(1)] public required Guid OrganizationId { get; init; }
    [Id(2)] public required WebhookSettings Settings { get; init; }
    [Id(3)] public required DateTimeOffset CreatedAt { get; init; }
    [Id(4)] public required DateTimeOffset UpdatedAt { get; init; }
    [Id(5)] public required Person UpdatedBy { get; init; }
}

/// <summary>What a person says of a webhook.</summary>
[GenerateSerializer, Immutable, Alias("WebhookSettings")]
public sealed record WebhookSettings
{
    /// <summary>1 to 100 characters, unique in the organization.</summary>
    [Id(0)] public string? Name { get; init; }

    /// <summary>https; http only to a host in the allowed networks. At most 2000 characters.</summary>
    [Id(1)] public string? Url { get; init; }

    /// <summary>SHA-256 of the certificate that it must show, where the system doesn't trust that.</summary>
    [Id(2)] public string? TlsFingerprint { get; init; }

    [Id(3)] public bool Enabled { get; init; } = true;

    /// <summary>Empty: all.</summary>
    [Id(4)] public ImmutableArray<AlertKind> Kinds { get; init; } = [];

    /// <summary>Empty: all.</summary>
    [Id(5)] public ImmutableArray<AlertSeverity> Severities { get; init; } = [];
}

/// <param name="SealedSecret">With the key ring that all silos share.</param>
[GenerateSerializer, Immutable, Alias("SealedWebhook")]
public sealed record SealedWebhook([property: Id(0)] AlertWebhook Webhook, [property: Id(1)] string SealedSecret);

/// <param name="Secret">Shown this once.</param>
[GenerateSerializer, Immutable, Alias("NewWebhookSecret")]
public sealed record NewWebhookSecret([property: Id(0)] AlertWebhook Webhook, [property: Id(1)] Secret Secret);
