namespace Hypervisor.Grains.Interfaces;

/// <summary>How a task goes. Proxmox tells the time of its end in lists only.</summary>
[GenerateSerializer, Immutable, Alias("TaskDetail")]
public sealed record TaskDetail
{
    [Id(0)] public required string Upid { get; init; }
    [Id(1)] public required string Node { get; init; }

    /// <summary>In Proxmox's words: <c>qmstart</c>, <c>vzdump</c>, ...</summary>
    [Id(2)] public required string Type { get; init; }

    /// <summary>What it works on: a VMID, a service, a volume; may be empty.</summary>
    [Id(3)] public required string Id { get; init; }

    /// <summary>Who started it, with the token's name after <c>!</c> where a token did.</summary>
    [Id(4)] public required string User { get; init; }

    /// <summary><c>running</c> or <c>stopped</c>.</summary>
    [Id(5)] public required string Status { get; init; }

    /// <summary><c>OK</c>, <c>WARNINGS: n</c> or what went wrong; null while it runs.</summary>
    [Id(6)] public string? Exitstatus { get; init; }

    [Id(7)] public required TaskOutcome Outcome { get; init; }
    [Id(8)] public DateTimeOffset? StartedAt { get; init; }
    [Id(9)] public int? Pid { get; init; }

    public bool IsRunning => Outcome == TaskOutcome.Running;
}
