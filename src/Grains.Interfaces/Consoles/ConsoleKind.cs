namespace Hypervisor.Grains.Interfaces;

public enum ConsoleKind
{
    /// <summary>The screen.</summary>
    Vnc,

    /// <summary>A text terminal: a serial port of a virtual machine, the console of a container.</summary>
    Term,
}
