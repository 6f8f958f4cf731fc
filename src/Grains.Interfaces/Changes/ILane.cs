namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// One change at a time for a guest, a node or a cluster, in the order in which they came. Implemented by the grain of the thing itself, under
/// its key.
/// </summary>
[Alias("lane"), Internal]
public interface ILane : IGrainWithStringKey
{
    /// <returns>How many are before it; 0: it is its turn.</returns>
    [Alias("enter")]
    Task<int> Enter(Guid change);

    /// <summary>It is done, and the next one is told.</summary>
    [Alias("leave")]
    Task Leave(Guid change);
}
