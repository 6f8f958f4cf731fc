namespace Hypervisor.Grains.Interfaces;

/// <summary>Through which door a change came.</summary>
public enum ChangeOrigin
{
    /// <summary>Staged for review.</summary>
    Staged,

    /// <summary>A direct write: staged and applied in one call.</summary>
    Direct,

    /// <summary>Another service, or an event that a connection waits for.</summary>
    Fabric,

    /// <summary>One of many of a bulk request.</summary>
    Bulk,
}
