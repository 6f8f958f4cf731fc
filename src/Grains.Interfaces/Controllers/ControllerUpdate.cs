namespace Hypervisor.Grains.Interfaces;

/// <summary>What to change of a controller; what is left out stays. Credentials rotate here.</summary>
[GenerateSerializer, Immutable, Alias("ControllerUpdate")]
public sealed record ControllerUpdate
{
    [Id(0)] public string? Name { get; init; }
    [Id(1)] public string? Host { get; init; }
    [Id(2)] public int? Port { get; init; }
    [Id(3)] public bool? UseSsl { get; init; }
    [Id(4)] public bool? VerifySsl { get; init; }

    /// <summary>An empty text removes the pin.</summary>
    [Id(5)] public string? TlsFingerprint { get; init; }

    [Id(6)] public string? Username { get; init; }
    [Id(7)] public Secret? Password { get; init; }
    [Id(8)] public ControllerConfig? Config { get; init; }
    /// <summary>The empty UUID takes the controller out of its site.</summary>
    [Id(9)] public Guid? SiteId { get; init; }
    [Id(10)] public bool? SyncEnabled { get; init; }

    /// <summary>30 to 3600; 0 goes back to the organization's settings.</summary>
    [Id(11)] public int? SyncIntervalSeconds { get; init; }

    [Id(12)] public bool ConfirmPublicHost { get; init; }
}
