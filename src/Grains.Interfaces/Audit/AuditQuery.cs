namespace Hypervisor.Grains.Interfaces;

/// <summary>A page of the log.</summary>
[GenerateSerializer, Immutable, Alias("AuditQuery")]
public sealed record AuditQuery
{
    [Id(0)] public AuditFilter Filter { get; init; } = new();

    /// <summary>Where the page before ended; null for the first one.</summary>
    [Id(1)] public long? From { get; init; }

    /// <summary>1 to 1000.</summary>
    [Id(2)] public int Limit { get; init; } = 100;

    /// <summary>As an export has them; else newest first.</summary>
    [Id(3)] public bool OldestFirst { get; init; }
}
