namespace Hypervisor.Grains.Interfaces;

/// <summary>What can be wrong.</summary>
[GenerateSerializer]
public enum AlertKind
{
    /// <summary>The cluster says that a node is offline.</summary>
    NodeDown,

    /// <summary>The cluster has no quorum.</summary>
    QuorumLost,

    /// <summary>A storage is nearly full: percent.</summary>
    StorageFull,

    /// <summary>A guest's newest backup is old, or there is none: hours.</summary>
    BackupStale,

    /// <summary>A node's certificate ends soon: days.</summary>
    CertificateExpiring,

    /// <summary>The cluster can't be read: away, or it refuses the credentials, or its certificate is another one.</summary>
    ControllerUnreachable,
}
