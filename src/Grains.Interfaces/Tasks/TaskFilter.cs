namespace Hypervisor.Grains.Interfaces;

/// <summary>Which tasks of a node; what is null is not looked at.</summary>
[GenerateSerializer, Immutable, Alias("TaskFilter")]
public sealed record TaskFilter
{
    /// <summary>Tasks to leave out, from the newest.</summary>
    [Id(0)] public int Start { get; init; }

    [Id(1)] public int Limit { get; init; } = 50;
    [Id(2)] public int? Vmid { get; init; }
    [Id(3)] public string? Type { get; init; }

    /// <summary>A part of the name of who started it.</summary>
    [Id(4)] public string? User { get; init; }

    [Id(5)] public bool? Errors { get; init; }

    /// <summary><c>ok</c>, <c>warning</c>, <c>error</c>, <c>unknown</c>; several with commas.</summary>
    [Id(6)] public string? Status { get; init; }

    /// <summary>Started then or later, to the second.</summary>
    [Id(7)] public DateTimeOffset? Since { get; init; }

    [Id(8)] public DateTimeOffset? Until { get; init; }
}
