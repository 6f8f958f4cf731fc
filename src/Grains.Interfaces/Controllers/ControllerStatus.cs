namespace Hypervisor.Grains.Interfaces;

/// <summary>What is known of the connection to a cluster. Only <see cref="Online"/> means that the values are current.</summary>
public enum ControllerStatus
{
    /// <summary>Registered and not yet asked.</summary>
    Pending,

    /// <summary>The last sync went through.</summary>
    Online,

    /// <summary>No answer: refused, reset, timed out, or the name doesn't resolve.</summary>
    Unreachable,

    /// <summary>The cluster refuses the credentials, or they lack the privileges to read the inventory.</summary>
    Unauthorized,

    /// <summary>The certificate isn't the pinned one, or isn't trusted.</summary>
    Untrusted,

    /// <summary>It answered, but with an error, or not as Proxmox VE does.</summary>
    Error,

    /// <summary>Syncing is switched off.</summary>
    Disabled,
}
