namespace Hypervisor.WebApi;

/// <summary>Why a console ended.</summary>
internal enum ConsoleEnd
{
    /// <summary>The viewer went.</summary>
    Viewer,

    /// <summary>The cluster closed it: the guest stopped, or its shell ended.</summary>
    Console,

    /// <summary>The connection to the cluster broke.</summary>
    Broken,

    /// <summary>Session, role or site grant of the viewer ended, or the controller was removed.</summary>
    Access,

    /// <summary>Whether the viewer's access holds could not be found out for a while.</summary>
    Unchecked,

    /// <summary>The viewer sent nothing for <see cref="ConsoleRelay.LongestIdle"/>.</summary>
    Idle,

    /// <summary>It was open for <see cref="ConsoleRelay.Longest"/>.</summary>
    Lifetime,

    /// <summary>The silo stops.</summary>
    Stopping,

    /// <summary>The viewer doesn't speak the console's protocol.</summary>
    Protocol,
}
