using System.Net;

namespace Hypervisor.Silo;

/// <summary>How this silo is to run. Made by <see cref="SiloOptionsReader"/>, which checks every value.</summary>
public sealed record SiloOptions
{
    public required bool Demo { get; init; }
    public required IReadOnlyList<string> Urls { get; init; }
    public required string DataFolder { get; init; }
    public required StoreKind Store { get; init; }

    /// <summary>Of PostgreSQL; null when embedded.</summary>
    public required string? ConnectionString { get; init; }

    public required IPAddress AdvertisedAddress { get; init; }

    /// <summary>Null: any free one.</summary>
    public required int? SiloPort { get; init; }

    /// <summary>Null: any free one.</summary>
    public required int? GatewayPort { get; init; }

    public required string ClusterId { get; init; }
    public required string ServiceId { get; init; }
    public required bool Metrics { get; init; }

    /// <summary>Null: /metrics is served beside everything else.</summary>
    public required int? MetricsPort { get; init; }

    /// <summary>Where metrics are served alone: the host of the first of <see cref="Urls"/>, and the port.</summary>
    public string? MetricsUrl => Metrics && MetricsPort is { } port ? $"http://{BindingAddress.Parse(Urls[0]).Host}:{port}" : null;

    public required bool Kubernetes { get; init; }
    public required bool Dashboard { get; init; }
    public required TimeSpan Drain { get; init; }
    public required bool JsonLog { get; init; }

    /// <summary>Null: embedded, and the key is in <see cref="MasterKeyFile"/>.</summary>
    public required byte[]? MasterKey { get; init; }

    public required string MasterKeyFile { get; init; }
    public required IReadOnlyList<byte[]> PreviousMasterKeys { get; init; }
}
