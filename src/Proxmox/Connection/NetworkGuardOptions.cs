using System.Net;

namespace Hypervisor.Proxmox;

public sealed record NetworkGuardOptions
{
    /// <summary>
    /// Networks that may be contacted although they are refused by default, such as <c>127.0.0.0/8</c> for a simulator on this machine.
    /// Addresses of cloud metadata services are exempt only when named alone (<c>/32</c>, <c>/128</c>).
    /// </summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];
}
