namespace Hypervisor.Grains.Interfaces;

/// <summary>Where a change stands. It ends in one of applied, failed, discarded, rejected or expired.</summary>
public enum ChangeStatus
{
    /// <summary>Staged; waits for review, or for its applying where no approval is asked for.</summary>
    Pending,

    /// <summary>Approved as the organization's policy asks.</summary>
    Approved,

    /// <summary>On its way: waiting for its turn, sent, or its task is running.</summary>
    Applying,

    /// <summary>The task ended OK, or with warnings; a synchronous change was accepted.</summary>
    Applied,

    /// <summary>Refused by the cluster, never sent, or its task failed.</summary>
    Failed,

    /// <summary>It may or may not have been carried out; looked into again and again, and never sent a second time.</summary>
    Unknown,

    /// <summary>Withdrawn before it was applied.</summary>
    Discarded,

    /// <summary>Refused in review.</summary>
    Rejected,

    /// <summary>Nobody applied it in time.</summary>
    Expired,
}

public static class ChangeStatuses
{
    /// <summary>Whether anything can still happen to it.</summary>
    public static bool IsOpen(this ChangeStatus status) => status is ChangeStatus.Pending or ChangeStatus.Approved or ChangeStatus.Applying or ChangeStatus.Unknown;
}
