namespace Hypervisor.Proxmox;

public enum PveConsoleKind
{
    /// <summary>The screen, by VNC.</summary>
    Vnc,

    /// <summary>A text terminal: a serial port of a virtual machine, the console of a container.</summary>
    Term,
}
