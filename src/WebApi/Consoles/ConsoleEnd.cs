namespace Hypervisor.WebApi;

/// <summary>Why a console ended.</summary>
internal enum ConsoleEnd
{
    Viewer,
    Console,

    /// <summary>Session, role or site grant of the viewer ended, or the controller was removed.</summary>
    Access,

    /// <summary>The silo stops.</summary>
    Stopping,

    /// <summary>The viewer doesn't speak the console's protocol.</summary>
    Protocol,
}
