namespace Hypervisor.Grains.Interfaces;

/// <summary>What a change can cost.</summary>
public enum Risk
{
    /// <summary>Nothing that runs is touched, nothing is lost.</summary>
    Safe,

    /// <summary>Something may stop, move or be unreachable for a while.</summary>
    Disruptive,

    /// <summary>Something may be lost for good, or be taken over. Must be confirmed.</summary>
    Catastrophic,
}
