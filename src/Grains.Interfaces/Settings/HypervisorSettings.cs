namespace Hypervisor.Grains.Interfaces;

/// <summary>The module's settings in one organization.</summary>
[GenerateSerializer, Immutable, Alias("HypervisorSettings")]
public sealed record HypervisorSettings
{
    /// <summary>Seconds between two reads of a cluster: 30 to 3600, default 120.</summary>
    [Id(0)] public int SyncInterval { get; init; } = 120;

    /// <summary>Whether VM templates are listed among the virtual machines; default false.</summary>
    [Id(1)] public bool ShowTemplates { get; init; }

    /// <summary>Review, windows and limits of changes.</summary>
    [Id(2)] public ChangePolicy Changes { get; init; } = new();
}

/// <summary>What to change of the settings; what is left out stays.</summary>
[GenerateSerializer, Immutable, Alias("HypervisorSettingsUpdate")]
public sealed record HypervisorSettingsUpdate
{
    /// <summary>30 to 3600.</summary>
    [Id(0)] public int? SyncInterval { get; init; }

    [Id(1)] public bool? ShowTemplates { get; init; }

    /// <summary>Replaces the whole policy.</summary>
    [Id(2)] public ChangePolicy? Changes { get; init; }
}
