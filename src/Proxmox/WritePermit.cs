namespace Hypervisor.Proxmox;

/// <summary>Proof that a change passed every gate. Only the applier of changes can make one, and nothing but a GET is sent without it.</summary>
public sealed class WritePermit
{
    internal WritePermit() { }
}
