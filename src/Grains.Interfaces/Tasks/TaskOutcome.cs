namespace Hypervisor.Grains.Interfaces;

public enum TaskOutcome
{
    Running,
    Ok,

    /// <summary>It ended, and its log has warnings.</summary>
    Warning,

    /// <summary>It failed, was stopped, or nobody knows how it ended.</summary>
    Error,
}
