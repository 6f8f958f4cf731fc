namespace Hypervisor.Grains.Interfaces;

public enum UploadPhase
{
    /// <summary>For others to end.</summary>
    Waiting,

    /// <summary>From who uploads it.</summary>
    Receiving,

    /// <summary>To the cluster.</summary>
    Sending,
}

/// <param name="TotalBytes">As announced; null: not known before its end.</param>
[GenerateSerializer, Immutable, Alias("UploadFile")]
public sealed record UploadFile(
    [property: Id(0)] string Node,
    [property: Id(1)] string Storage,
    [property: Id(2)] string Filename,
    [property: Id(3)] long? TotalBytes);

/// <summary>A file on its way to a storage. Bytes are of the phase that it is in.</summary>
[GenerateSerializer, Immutable, Alias("Upload")]
public sealed record Upload
{
    [Id(0)] public required Guid UploadId { get; init; }
    [Id(1)] public required Guid ControllerId { get; init; }
    [Id(2)] public required UploadFile File { get; init; }
    [Id(3)] public required UploadPhase Phase { get; init; }
    [Id(4)] public required long Bytes { get; init; }
    [Id(5)] public required Person By { get; init; }
    [Id(6)] public required DateTimeOffset StartedAt { get; init; }

    /// <summary>From when it is sent to the cluster.</summary>
    [Id(7)] public Guid? ChangeId { get; init; }

    /// <summary>It is over: sent, given up or cancelled.</summary>
    [Id(8)] public bool Ended { get; init; }
}

/// <summary>What a silo needs to send a file by itself.</summary>
/// <param name="Controller">The registration as it is stored; its secret is sealed, and only a silo can open it.</param>
[GenerateSerializer, Immutable, Alias("UploadLease")]
public sealed record UploadLease([property: Id(0)] Guid ControllerId, [property: Id(1)] string Node, [property: Id(2)] byte[] Controller);
